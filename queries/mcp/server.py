"""The server: handlers of the protocol's requests for tools and resources."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib.resources import files
from typing import Any

import mcp_types as types
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError

from ...ontology.errors import PolicyloomError
from ..service.guard import Refusal
from . import resources
from .graph import Graph
from .tools import TOOLS, checked, description

Context = ServerRequestContext[Any]
Paginated = types.PaginatedRequestParams | None

# A call changes nothing and reaches nothing but the graph.
_READING = types.ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
_text = partial(types.TextContent, type="text")


def make_server(graph: Graph, version: str) -> Server[Any]:
    """Return the server of *graph*.

    :param version: the version of policyloom, which the server sends to its clients.
    """

    async def list_tools(_: Context, __: Paginated) -> types.ListToolsResult:
        tools = [{"name": name, **description(name), "annotations": _READING} for name in TOOLS]
        return types.ListToolsResult(tools=[types.Tool.model_validate(tool) for tool in tools])

    async def call_tool(_: Context, asked: types.CallToolRequestParams) -> types.CallToolResult:
        if asked.name not in TOOLS:
            raise _fault(f"unknown tool {asked.name[:100]!r}; use one of {', '.join(TOOLS)}")
        try:
            result = await TOOLS[asked.name](graph, checked(asked.name, asked.arguments or {}))
        except (PolicyloomError, Refusal) as error:
            # Return the error as a result, so that the model reads it and can correct its call.
            return types.CallToolResult(content=[_text(text=" ".join(str(error).split()))], is_error=True)
        # Return the result as text too, for clients that do not support structured results.
        text = _text(text=json.dumps(result, ensure_ascii=False))
        return types.CallToolResult(content=[text], structured_content=result)

    async def list_resources(_: Context, page: Paginated) -> types.ListResourcesResult:
        with _faults():
            return await resources.listed(graph, (page.cursor if page else None) or "")

    async def list_templates(_: Context, __: Paginated) -> types.ListResourceTemplatesResult:
        return types.ListResourceTemplatesResult(resource_templates=[resources.DOCUMENT])

    async def read_resource(_: Context, asked: types.ReadResourceRequestParams) -> types.ReadResourceResult:
        with _faults():
            return types.ReadResourceResult(contents=[*await resources.read(graph, asked.uri)])

    return Server(
        "policyloom",
        version=version,
        title="policyloom: a knowledge graph of policy texts",
        instructions=files(str(__package__)).joinpath("instructions.md").read_text(encoding="utf-8"),
        get_tool_input_schema=lambda name: description(name)["inputSchema"] if name in TOOLS else None,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_list_resource_templates=list_templates,
        on_read_resource=read_resource,
    )


async def serve_stdio(graph: Graph, version: str) -> None:
    """Serve one client on standard input and output, until it closes them."""
    server = make_server(graph, version)
    try:
        async with stdio_server() as (reading, writing):
            await server.run(reading, writing, server.create_initialization_options())
    finally:
        graph.close()


def _fault(message: str, code: int = types.INVALID_PARAMS) -> MCPError:
    return MCPError(code=code, message=message)


@contextmanager
def _faults() -> Iterator[None]:
    """Raise errors and refusals of the block as errors of the protocol."""
    try:
        yield
    except PolicyloomError as error:
        raise _fault(str(error)) from None
    except Refusal as refusal:
        raise _fault(refusal.reason, types.INTERNAL_ERROR) from None
