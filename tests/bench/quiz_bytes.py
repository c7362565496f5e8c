"""The size of a saved notebook that asks one question, beside the same question in jupyterquiz."""

import nbformat
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from kneetwitch.library import questions
from kneetwitch.library.questions import Single
from tests.bench.report import Measured

STEM = "06_stimulants"


def saved_bytes(*cells: str) -> int:
    """The size of a notebook of these cells, run and saved as JupyterLab does it (no widget state)."""
    notebook = new_notebook(cells=[new_code_cell(cell, id=f"cell-{n}") for n, cell in enumerate(cells)])
    NotebookClient(notebook, kernel_name="python3", store_widget_state=False, timeout=60).execute()
    return len(nbformat.writes(notebook).encode())


def as_jupyterquiz(question: Single) -> list[dict[str, object]]:
    """The same question, with the same words, as jupyterquiz wants it."""
    answers = [{"answer": o.text, "correct": o.right, "feedback": o.feedback} for o in question.option]
    return [{"question": question.stem, "type": "multiple_choice", "answers": answers}]


def measure() -> list[Measured]:
    question = next(each for each in questions(STEM) if isinstance(each, Single))
    ours = saved_bytes("import kneetwitch as kt", f"kt.quiz({STEM!r}, {question.id!r})")
    rival = f"from jupyterquiz import display_quiz\ndisplay_quiz({as_jupyterquiz(question)!r})"
    return [
        Measured(
            "one question, saved with outputs", "kB", ours / 1000, "jupyterquiz", saved_bytes(rival) / 1000
        )
    ]
