"""Cells with widgets, each fault beside a clean twin of the same sort; run in the kernel of a walk."""

PLAIN = [
    """
import asyncio, logging, socket, threading
import ipywidgets as widgets

def shown(control):
    display(control)
    return control

good = shown(widgets.IntSlider(description="good slider", max=40, step=2))
good.observe(lambda change: change["new"] + 1, "value")
calm = shown(widgets.Button(description="calm button"))
calm.on_click(lambda button: None)
""",
    """
crashing = shown(widgets.IntSlider(description="crashing slider", max=40, step=2))
crashing.observe(lambda change: 1 / (40 - change["new"]), "value")
""",
    """
angry = shown(widgets.Button(description="angry button"))
angry.on_click(lambda button: [][0])
""",
    """
secret = logging.getLogger("a.quiet.corner")
secret.propagate = False
secret.addHandler(logging.NullHandler())

def hide(button):
    try:
        1 / 0
    except ZeroDivisionError:
        secret.exception("nobody reads this")

hidden = shown(widgets.Button(description="hiding button"))
hidden.on_click(hide)
noisy = shown(widgets.Button(description="talking button"))
noisy.on_click(lambda button: secret.info("nothing wrong"))
""",
    """
def ask(host):
    try:
        socket.create_connection((host, 9), timeout=1)
    except OSError:
        pass

calling = shown(widgets.Checkbox(description="calling box"))
calling.observe(lambda change: ask("192.0.2.1"), "value")
local = shown(widgets.Checkbox(description="local box"))
local.observe(lambda change: ask("127.0.0.1"), "value")
""",
    """
shown(widgets.FloatText())
shown(widgets.FloatText(description="labelled text"))
""",
    """
async def fail_later():
    raise RuntimeError("too late to see")

tasks = set()
later = shown(widgets.Button(description="slow button"))
later.on_click(lambda button: tasks.add(asyncio.ensure_future(fail_later())))
later.on_click(lambda button: tasks.clear())
""",
    """
async def fail_unseen():
    raise RuntimeError("gone before anyone looked")

def tie(button):
    ring = [asyncio.ensure_future(fail_unseen())]
    ring.append(ring)

shown(widgets.Button(description="ring button")).on_click(tie)
""",
    """
threaded = shown(widgets.Button(description="threaded button"))
threaded.on_click(lambda button: threading.Thread(target=int, args=("no number",)).start())
""",
    """
picky = shown(widgets.Dropdown(description="picky choice", options=["a", "b", "c"]))
picky.observe(lambda change: {"a": 1, "b": 2}[change["new"]], "value")
easy = shown(widgets.Dropdown(description="easy choice", options=["a", "b", "c"]))
easy.observe(lambda change: {"a": 1, "b": 2, "c": 3}[change["new"]], "value")
""",
    """
def grow(button):
    late = widgets.Button(description="late button")
    late.on_click(lambda button: 1 / 0)
    grown.append(late)

grown = []
shown(widgets.Button(description="growing button")).on_click(grow)
""",
    """
@widgets.interact(depth=widgets.IntSlider(description="broken interact", max=3))
def show(depth):
    return 1 / (2 - depth)
""",
    """
class Unheard(widgets.DOMWidget):
    pass

unheard = Unheard()
""",
]

QUIZ = [
    """
import kneetwitch as kt
from kneetwitch.library import library
from kneetwitch.library.questions import QuestionFile

STEM, SOURCE = "99_planted", "efsa2015caffeine"

def question(name, **parts):
    common = {"id": name, "tests": "A24", "objective": "know", "place": "text", "sources": [SOURCE]}
    return common | parts

def single(name):
    options = [
        {"id": "tea", "text": "Tea", "right": True, "feedback": "Tea it is."},
        {"id": "milk", "text": "Milk", "feedback": "Milk has none."},
        {"id": "water", "text": "Water", "feedback": "Water has none."},
    ]
    return question(name, kind="single", stem=f"Which one, {name}?", option=options)

def number(name):
    draw = {"servings": {"choices": [2, 3, 4]}, "mg_per_serving": {"choices": [40, 75, 96]}}
    stem = f"{name}: {{servings}} cups of {{mg_per_serving}} mg each make how much?"
    words = {"right": "That is {answer} mg.", "otherwise": "Multiply."}
    key = {"key": "total_from_servings_mg", "draw": draw, "unit": "mg", "tolerance": 1}
    return question(name, kind="number", stem=stem, **words, **key)

multiple = question("several", kind="multiple", stem="Which ones?", option=[
    {"id": "tea", "text": "Tea", "right": True, "feedback": "Yes.", "left_out": "Tea too."},
    {"id": "cola", "text": "Cola", "right": True, "feedback": "Yes.", "left_out": "Cola too."},
    {"id": "milk", "text": "Milk", "feedback": "None in milk."},
])
order = question("order", kind="order", stem="In which order?", right="So it goes.", step=[
    {"id": name, "text": name, "feedback": "Look again."} for name in ("cup", "blood", "brain")
])
match = question("match", kind="match", stem="Which with which?", right="So it is.", extra=["none"], pair=[
    {"id": "tea", "left": "Tea", "partner": "some", "feedback": "Some."},
    {"id": "shot", "left": "Shot", "partner": "much", "feedback": "Much."},
])
blanks = question("blanks", kind="blanks", stem="Fill in.", text="It {verb} sleep.", right="Yes.", blank=[
    {"id": "verb", "option": [
        {"id": "delays", "text": "delays", "right": True, "feedback": "It does."},
        {"id": "brings", "text": "brings", "feedback": "No."},
    ]},
])
singles = ["good", "wrong-key", "generous", "speechless", "forgetful", "crashing", "unsure", "off-data"]
library().questions[STEM] = QuestionFile.model_validate({
    "objective": [{"id": "know", "text": "Know."}],
    "question": [*map(single, singles), number("sum"), number("frozen-sum"), multiple, order, match, blanks],
})
kt.quiz(STEM, "good", "sum", "several", "order", "match", "blanks")
""",
    """
def spoil(name, change):
    quiz = kt.quiz(STEM, name)
    honest = quiz._on_answer
    quiz._on_answer = lambda question, answer, sure: change(honest, question, answer, sure)
    return quiz

def verdict(entry, **changes):
    return entry | {"verdict": entry["verdict"] | changes}

SWAPPED = {"tea": "milk", "milk": "tea"}
spoil("wrong-key", lambda honest, q, answer, sure: honest(q, SWAPPED.get(str(answer), answer), sure))
""",
    """
spoil("generous", lambda honest, q, answer, sure: verdict(honest(q, answer, sure), outcome="right"))
""",
    """
spoil("speechless", lambda honest, q, answer, sure: verdict(honest(q, answer, sure), message=""))
""",
    """
remembered = {}

def forget(honest, q, answer, sure):
    if str(answer) not in remembered:
        remembered[str(answer)] = honest(q, answer, sure)
    return remembered[str(answer)]

spoil("forgetful", forget)
""",
    """
spoil("crashing", lambda honest, q, answer, sure: honest(q, answer, sure) if answer != "water" else 1 / 0)
""",
    """
spoil("unsure", lambda honest, q, answer, sure: honest(q, answer, None))
""",
    """
frozen = kt.quiz(STEM, "frozen-sum")
frozen._on_renew = lambda q: (frozen.questions[0], None)
frozen
""",
    """
strange = kt.quiz(STEM, "off-data")
strange.questions = [strange.questions[0] | {"stem": "Something else entirely?"}]
strange
""",
    """
DOINGS = "00_start_here"

def doing(name, high):
    need = [{"measure": "half_life_h", "high": high, "too_high": "{half_life_h:g} hours is too long."}]
    words = {"stem": f"Do {name}: make it fast.", "right": "It is fast."}
    return question(name, kind="doing", need=need, solved_by={"half_life_h": 4}, **words)

doings = [doing("do", 5), doing("easy", 20), doing("impossible", 4), doing("gullible", 5), doing("eager", 5)]
library().questions[DOINGS] = QuestionFile.model_validate({
    "objective": [{"id": "know", "text": "Know."}],
    "question": doings,
})
BY_NAME = {one.id: one for one in library().questions[DOINGS].question}
kt.quiz(DOINGS, "do", "easy", "impossible")
""",
    """
from kneetwitch.course import explorations
from kneetwitch.judging.questions import judge

def spoil_doing(name, change):
    quiz = kt.quiz(DOINGS, name)
    honest = quiz._on_answer
    quiz._on_answer = lambda question, answer, sure: change(honest, question, answer, sure)
    return quiz

def believe(honest, q, answer, sure):
    entry = honest(q, answer, sure)
    return verdict(entry, **judge(BY_NAME[q], answer).as_dict()) if answer else entry

spoil_doing("gullible", believe)
""",
    """
def count_all(honest, q, answer, sure):
    entry = honest(q, answer, sure)
    is_early = entry["verdict"]["outcome"] == "not attempted"
    return verdict(entry, outcome="not yet") if is_early else entry

spoil_doing("eager", count_all)
""",
]

EXPLORER = [
    """
import kneetwitch as kt
kt.explore("00_start_here")
""",
    """
from kneetwitch.course import explorations

def spoiled(name, lesson="00_start_here"):
    explorations._open.clear()  # an explorer of its own for each fault
    box = kt.explore(lesson)
    box.prediction.title = name
    return box

def crash(raw):
    raise RuntimeError("no such curve")

crashing = spoiled("crashing")
crashing.panel._on_settings = crash
""",
    """
silent = spoiled("silent")
draw = silent.panel._on_settings
def say_nothing(raw):
    draw(raw)
    silent.panel.sentence = ""
silent.panel._on_settings = say_nothing
""",
    """
boundless = spoiled("boundless")
def take_anything(raw):
    boundless.panel.settings = {"half_life_h": 5, **raw}
    boundless.panel.sentence = str(raw)
boundless.panel._on_settings = take_anything
""",
    """
stiff = spoiled("stiff")
move = stiff.panel._on_settings
def say_the_same(raw):
    move(raw)
    stiff.panel.sentence = "A curve."
stiff.panel._on_settings = say_the_same
""",
    """
unlabelled = spoiled("unlabelled")
unlabelled.panel.controls = [control | {"label": " "} for control in unlabelled.panel.controls]
""",
    """
locked = spoiled("locked")
locked.prediction._on_predict = lambda guess: None
""",
    """
wordless = spoiled("wordless")
predict = wordless.prediction._on_predict
def predict_without_words(guess):
    predict(guess)
    wordless.prediction.outcome = {"status": "right", "message": ""}
wordless.prediction._on_predict = predict_without_words
""",
    """
from kneetwitch.explorers.frame import Explorer, Judged
from kneetwitch.explorers.stimulants import StimulantsExplorer
explorations._open.clear()
StimulantsExplorer.judge = lambda self, scenario, guess: Judged(True, "Yes to everything.")
kt.explore("06_stimulants")
""",
]
