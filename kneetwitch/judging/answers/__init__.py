"""The kinds of answer an exercise can ask for; each judges any object at all, and never raises.

amount, amounts, choices, fields, formula, frame, curve, ideas. An author of checks needs these, `draws` and
findings/within.py. What they share lies around: handed_in reads the answer, calling runs a function, findings
compares numbers, texts looks at sentences.
"""
