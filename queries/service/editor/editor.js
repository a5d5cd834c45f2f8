// The query editor: CodeMirror with colours, completions and keys for SPARQL.
// It lives in a shadow tree, so its styles need no exception in the page's Content-Security-Policy.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const KEYWORDS = (
  "SELECT DISTINCT REDUCED CONSTRUCT DESCRIBE ASK WHERE FROM NAMED PREFIX BASE OPTIONAL UNION MINUS GRAPH FILTER " +
  "BIND VALUES UNDEF SERVICE EXISTS GROUP ORDER BY ASC DESC HAVING LIMIT OFFSET AS IN NOT COUNT SUM AVG MIN MAX " +
  "SAMPLE GROUP_CONCAT SEPARATOR STR LANG DATATYPE BOUND IRI COALESCE IF REGEX CONTAINS STRSTARTS STRENDS STRAFTER " +
  "STRBEFORE STRLEN LCASE UCASE CONCAT REPLACE isIRI isLiteral isBlank YEAR MONTH DAY NOW"
).split(" ");

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.definitionKeyword, tags.operatorKeyword], color: "var(--code-keyword)", fontWeight: "600" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--code-variable)" },
  { tag: [tags.string, tags.number, tags.bool], color: "var(--code-string)" },
  { tag: [tags.atom, tags.meta, tags.propertyName, tags.typeName], color: "var(--code-name)" },
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
]);

const look = EditorView.theme({
  "&": { backgroundColor: "var(--field)", color: "var(--ink)", fontSize: "14px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--code)", lineHeight: "1.55", minHeight: "20rem", maxHeight: "60vh" },
  ".cm-content": { caretColor: "var(--ink)", padding: "10px 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--desk)", color: "var(--quiet)", border: "none" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--wash) 45%, transparent)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--wash-strong) !important" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--wash-strong)" },
  ".cm-tooltip": { backgroundColor: "var(--paper)", border: "1px solid var(--line)", borderRadius: "8px", color: "var(--ink)" },
  ".cm-tooltip-autocomplete ul li": { padding: "2px 8px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--wash)", color: "var(--ink)" },
  ".cm-completionDetail": { color: "var(--quiet)", fontStyle: "normal", marginLeft: "1em" },
});

// Return a function that inserts a prefixed name, with its PREFIX declaration if the query lacks it.
function declaring(prefix, namespace) {
  return (view, completion, from, to) => {
    const text = view.state.doc.toString();
    const isDeclared = new RegExp(`^\\s*PREFIX\\s+${prefix}:`, "im").test(text);
    const changes = [{ from, to, insert: completion.label }];
    if (!isDeclared) changes.push({ from: 0, insert: `PREFIX ${prefix}: <${namespace}>\n` });
    const shift = isDeclared ? 0 : changes[1].insert.length;
    view.dispatch({ changes, selection: { anchor: from + shift + completion.label.length } });
  };
}

function completions({ prefixes, terms }) {
  const names = Object.entries(prefixes).map(([prefix, namespace]) => ({
    label: `${prefix}:`,
    detail: namespace,
    type: "namespace",
    apply: declaring(prefix, namespace),
  }));
  const known = terms.map(([name, label, sort]) => ({
    label: name,
    detail: label,
    type: sort.startsWith("Class") ? "class" : "property",
    apply: declaring(name.split(":")[0], prefixes[name.split(":")[0]]),
  }));
  const keywords = KEYWORDS.map((label) => ({ label, type: "keyword" }));
  return (context) => {
    const word = context.matchBefore(/[?$]?[\w-]*:?[\w.-]*/);
    if (!word || (word.from === word.to && !context.explicit)) return null;
    if (/^[?$]/.test(word.text)) {
      const others = context.state.doc.toString().match(/[?$]\w+/g) ?? [];
      const variables = [...new Set(others)].filter((name) => name !== word.text);
      return { from: word.from, options: variables.map((label) => ({ label, type: "variable" })), validFor: /^[?$]\w*$/ };
    }
    return { from: word.from, options: [...names, ...known, ...keywords], validFor: /^[\w:.-]*$/ };
  };
}

window.policyloomEditor = (field, { prefixes, terms, run }) => {
  const host = document.createElement("div");
  host.className = "editor";
  field.before(host);
  const root = host.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: field.value,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        autocompletion({ override: [completions({ prefixes, terms })] }),
        StreamLanguage.define(sparql),
        syntaxHighlighting(colours),
        look,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "Query" }),
        keymap.of([
          { key: "Mod-Enter", run: () => (run(), true) },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
      ],
    }),
  });
  field.hidden = true;
  return {
    text: () => view.state.doc.toString(),
    write: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
  };
};
