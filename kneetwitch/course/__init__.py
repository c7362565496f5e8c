"""Joins facts, judging, explorers, progress and widgets into what a notebook calls."""

from kneetwitch.course.cases import case
from kneetwitch.course.diaries import diary
from kneetwitch.course.exercises import check, hint, solution
from kneetwitch.course.explorations import explore
from kneetwitch.course.overview import progress
from kneetwitch.course.quizzes import quiz
from kneetwitch.course.reviews import review
from kneetwitch.course.signs import triage
from kneetwitch.course.simulations import simulate

__all__ = [
    "case",
    "check",
    "diary",
    "explore",
    "hint",
    "progress",
    "quiz",
    "review",
    "simulate",
    "solution",
    "triage",
]
