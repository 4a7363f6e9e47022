"""Page templates: the user's before the built-in ones, in a sandbox, with no way to any other file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from jinja2 import (
    DictLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
    pass_context,
    select_autoescape,
)
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dragoman.languages import casing
from dragoman.model import MaterialError

_PREFIX = "built-in/"
_FOLDERS = ("layouts/", "themes/", "book/", "volume/")
_SUFFIXES = (".html", ".xhtml", ".xml", ".opf", ".css", ".js")


class Templates:
    """A set of page templates: ``overrides`` (name → source), then the built-in ones.

    A template finds the built-in one of any name under ``built-in/``, so that one that replaces ``page.html`` can
    say ``{% extends "built-in/page.html" %}`` and change a block. No name leads to the file system.
    """

    def __init__(self, overrides: Mapping[str, str] | None = None) -> None:
        own = built_in()
        sources = {**own, **(overrides or {}), **{_PREFIX + name: source for name, source in own.items()}}
        self.themes = tuple(sorted(
            name.removeprefix("themes/").removesuffix(".css") for name in sources
            if name.startswith("themes/") and name.endswith(".css")
        ))
        """Names of the themes, built-in ones and the user's."""
        self._environment = ImmutableSandboxedEnvironment(
            loader=DictLoader(sources),
            autoescape=select_autoescape(("html", "xhtml", "xml", "opf"), default_for_string=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.template_class = _Fresh
        self._environment.filters.update(
            upper=_cased(casing.upper), lower=_cased(casing.lower), title=_cased(casing.title),
            capitalize=_cased(lambda text, locale: casing.capitalise(casing.lower(text, locale), locale)),
        )  # fmt: skip

    @classmethod
    def of(cls, overrides: Mapping[str, str] | None = None) -> Templates:
        """A set that is made once a process for the same sources: to compile it takes longer than to fill it."""
        return _made(tuple(sorted((overrides or {}).items())))

    def fill(self, name: str, values: Mapping[str, Any]) -> str:
        """The template ``name`` with its values. Raises MaterialError, with name and line, for what it cannot do."""
        try:
            return self._environment.get_template(name).render(values)
        except TemplateSyntaxError as error:
            raise MaterialError(
                f"templates/{error.name or name}, line {error.lineno}: {error.message}", _HINT
            ) from error
        except (TemplateError, ArithmeticError, TypeError, ValueError, LookupError, AttributeError,
                RecursionError) as error:
            # A template is the user's program: whatever it raises is a fault of the template.
            raise MaterialError(f"templates/{name}: {error}", _HINT) from error


class _Fresh(Template):
    """A template that is run anew for each import of it.

    Jinja keeps what an imported template has set, such as a ``cycler``, for the next page: it would follow from those
    before it.
    """

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        self._module = None
        return super()._get_default_module(ctx)


@lru_cache(maxsize=4)
def _made(overrides: tuple[tuple[str, str], ...]) -> Templates:
    return Templates(dict(overrides))


def _cased(change: Callable[[str, str], str]) -> Callable[..., str]:
    """A filter that changes capitals as a language has them: ``{{ words | upper(column.locale) }}``; without a locale,
    as the edition's own. Jinja's would make I of i in every language."""

    @pass_context
    def changed(context: Context, words: object, locale: str = "") -> str:
        return change(str(words), locale or context["edition"].locale)

    return changed


_HINT = "Compare it with the built-in template of that name, or remove it from templates/."


@cache
def built_in() -> dict[str, str]:
    """The built-in templates, name → source; a name is a path below ``built_in/``."""
    found: dict[str, str] = {}
    root = resources.files("dragoman.rendering").joinpath("built_in")
    for prefix in ("", *_FOLDERS):
        for entry in sorted((root / prefix).iterdir(), key=lambda one: one.name):
            if entry.is_file() and entry.name.endswith(_SUFFIXES):
                found[prefix + entry.name] = entry.read_text(encoding="utf-8")
    return found
