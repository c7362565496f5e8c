"""`python -m kneetwitch` is the command `kneetwitch`."""

from kneetwitch.cli import main

raise SystemExit(main())
