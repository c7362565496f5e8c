"""`python -m kneetwitch.library`: read all data and print every slip, or what was read."""

from kneetwitch.library import crossrefs
from kneetwitch.library.reading import read_with_problems

library, slips = read_with_problems()
for slip in (*slips, *crossrefs.problems(library), *crossrefs.uncited_sources(library)):
    print(slip)
for shelf, content in vars(library).items():
    print(f"{shelf}: {len(content)}")
