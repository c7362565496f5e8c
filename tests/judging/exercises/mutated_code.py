"""Small slips made in code, one at a time: another operator, constant, comparison, order, a line left out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy
from itertools import combinations

_COUNTED = 1000  # nobody is off by one in the digits of a larger constant

_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv)
_COMPARISONS = {
    ast.Lt: (ast.LtE, ast.Gt, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_CALLS = {"sum": "max", "max": "min", "min": "max", "floor": "ceil", "ceil": "floor", "log2": "log"}
_CALLS |= {"log": "log10", "log10": "log", "any": "all", "all": "any", "exp": "sqrt", "mean": "max"}
_DROPPED_CALLS = {"round", "abs", "int", "float", "max", "min", "sorted", "set"}


def mutants(code: str, function: str) -> Iterator[tuple[str, str]]:
    """What was changed, and the changed code; the function's docstring and other functions stay."""
    tree = ast.parse(code)
    for place, node in enumerate(ast.walk(tree)):
        for what, changed in _changes(node, function):
            copied = deepcopy(tree)
            target = next(n for i, n in enumerate(ast.walk(copied)) if i == place)
            yield f"line {_line(node)}: {what}", ast.unparse(_Replace(target, changed).visit(copied))


def _line(node: ast.AST) -> int:
    return getattr(node, "lineno", 0)


class _Replace(ast.NodeTransformer):
    def __init__(self, target: ast.AST, changed: ast.AST) -> None:
        self.target, self.changed = target, changed

    def visit(self, node: ast.AST) -> ast.AST:
        if node is self.target:
            return ast.fix_missing_locations(ast.copy_location(self.changed, node))
        return self.generic_visit(node)


def _changes(node: ast.AST, function: str) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.BinOp():
            yield from _of_operation(node)
        case ast.AugAssign():
            yield from ((_becomes(node.op, o), _with(node, op=o())) for o in _others(node.op))
        case ast.Constant():
            yield from _of_constant(node)
        case ast.Compare(ops=[op]):
            yield from ((_becomes(op, o), _with(node, ops=[o()])) for o in _COMPARISONS.get(type(op), ()))
        case ast.BoolOp():
            yield from _of_and_or(node)
        case ast.UnaryOp():
            yield f"without {type(node.op).__name__}", node.operand
        case ast.Return(value=ast.expr() as value):
            yield "returns it negated", ast.Return(ast.UnaryOp(ast.USub(), value))
        case ast.Call():
            yield from _of_call(node)
        case ast.comprehension(ifs=[_, *_]):
            yield "without the condition", _with(node, ifs=[])
        case ast.If() | ast.IfExp():
            yield "always", _with(node, test=ast.Constant(True))
            yield "never", _with(node, test=ast.Constant(False))
        case ast.FunctionDef(name=name) if name == function:
            yield from _of_function(node)


def _with(node: ast.AST, **changed: object) -> ast.AST:
    copied = deepcopy(node)
    for name, value in changed.items():
        setattr(copied, name, value)
    return copied


def _becomes(one: ast.AST, other: type) -> str:
    return f"{type(one).__name__} becomes {other.__name__}"


def _others(operator: ast.operator) -> list[type]:
    return [kind for kind in _OPERATORS if not isinstance(operator, kind)]


def _of_operation(node: ast.BinOp) -> Iterator[tuple[str, ast.AST]]:
    for kind in _others(node.op):
        yield _becomes(node.op, kind), _with(node, op=kind())
    if isinstance(node.op, ast.Sub | ast.Div | ast.FloorDiv | ast.Pow | ast.Mod):
        yield "the wrong way round", ast.BinOp(node.right, node.op, node.left)
    yield "without what is left of the sign", node.right
    yield "without what is right of the sign", node.left


def _of_constant(node: ast.Constant) -> Iterator[tuple[str, ast.AST]]:
    value = node.value
    if isinstance(value, bool):
        yield f"{not value}", ast.Constant(not value)
    elif isinstance(value, int | float):
        others: list[float] = [value * 2, value * 1000, value / 1000, 0]
        if abs(value) < _COUNTED:
            others += [value + 1, value - 1]
        for other in dict.fromkeys(o for o in others if o != value):
            yield f"{value} becomes {other}", ast.Constant(other)
    elif isinstance(value, str) and len(value) < 40:  # a docstring is longer, or changes nothing
        yield f"{value!r} becomes another word", ast.Constant(f"{value}, not")


def _of_and_or(node: ast.BoolOp) -> Iterator[tuple[str, ast.AST]]:
    yield "and for or", _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    for place in range(len(node.values)):
        yield f"without condition {place + 1}", _with(node, values=_without(node.values, place))


def _of_call(node: ast.Call) -> Iterator[tuple[str, ast.AST]]:
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if called in _CALLS and node.args:
        function: ast.expr = ast.Name(_CALLS[called], ast.Load())
        if isinstance(node.func, ast.Attribute):
            function = ast.Attribute(node.func.value, _CALLS[called], ast.Load())
        yield f"{called} becomes {_CALLS[called]}", _with(node, func=function)
    if called in _DROPPED_CALLS:
        for place, argument in enumerate(node.args):
            yield f"{called} left out, argument {place + 1}", argument


def _of_function(node: ast.FunctionDef) -> Iterator[tuple[str, ast.AST]]:
    names = [a.arg for a in node.args.args]
    for one, other in combinations(range(len(names)), 2):
        swapped = list(node.args.args)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        yield f"{names[one]} and {names[other]} swapped", _with(node, args=_with(node.args, args=swapped))
    body = node.body
    places = [place for place, line in enumerate(body) if not _does_nothing(line)]
    for place in places if len(places) > 1 else ():
        yield f"without line {body[place].lineno}", _with(node, body=_without(body, place))


def _does_nothing(line: ast.stmt) -> bool:
    """A docstring, or the dots of the blank."""
    return isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)


def _without(items: list, place: int) -> list:
    return [*items[:place], *items[place + 1 :]]


def renamed(code: str, function: str) -> str:
    """The same code with other names for the function's parameters."""
    tree = ast.parse(code)
    node = _function(tree, function)
    for argument in node.args.args:
        old, argument.arg = argument.arg, f"my_{argument.arg}"
        for name in ast.walk(node):
            if isinstance(name, ast.Name) and name.id == old:
                name.id = argument.arg
    return ast.unparse(tree)


def annotated(code: str, function: str) -> str:
    """The same code with a type for every parameter and for what comes back."""
    tree = ast.parse(code)
    node = _function(tree, function)
    node.returns = ast.Constant("float")
    for argument in node.args.args:
        argument.annotation = ast.Constant("float")
    return ast.unparse(tree)


def named_first(code: str, function: str) -> str:
    """The same code, with each result kept in a variable before it is returned."""
    tree = ast.parse(code)
    return ast.unparse(ast.fix_missing_locations(_NameFirst().visit(_function(tree, function)) and tree))


class _NameFirst(ast.NodeTransformer):
    def visit_Return(self, node: ast.Return) -> object:
        if node.value is None:
            return node
        kept = ast.Assign([ast.Name("my_result", ast.Store())], node.value)
        return [kept, ast.Return(ast.Name("my_result", ast.Load()))]


def _function(tree: ast.Module, function: str) -> ast.FunctionDef:
    return next(n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == function)
