"""Opening the course: a working copy of the notebooks, and JupyterLab upon it."""
