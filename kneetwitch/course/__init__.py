"""Joins facts, judging, explorers, progress and widgets into what a notebook calls."""

from kneetwitch.course.cases import case
from kneetwitch.course.explorations import explore
from kneetwitch.course.overview import progress
from kneetwitch.course.quizzes import quiz

__all__ = ["case", "explore", "progress", "quiz"]
