export const id = 6597;
export const ids = [6597];
export const modules = {

/***/ 6597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseEntries: () => (/* binding */ parseEntries)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/settings/schema.js
var schema = __webpack_require__(586);
;// CONCATENATED MODULE: ./lib/login/yaml-advice.js
/** What to do about a fault in YAML, in words for people who do not write it every day. */

const quotes = 'put a value that starts with `*`, `!`, `@`, `%`, `&` or a backtick in quotes';
const alike = 'indent all keys of an entry alike, and put a value that holds `: ` in quotes';
const yaml_advice_closed = 'close what a quote, bracket or brace opens, and indent all keys of an entry alike';
/** By the codes of the parser. */
const advice = {
    BAD_ALIAS: quotes,
    BAD_SCALAR_START: quotes,
    TAG_RESOLVE_FAILED: quotes,
    BLOCK_AS_IMPLICIT_KEY: alike,
    MULTILINE_IMPLICIT_KEY: alike,
    UNEXPECTED_TOKEN: alike,
    BAD_INDENT: yaml_advice_closed,
    MISSING_CHAR: yaml_advice_closed,
    DUPLICATE_KEY: 'a map has a key twice',
    MULTIPLE_DOCS: 'leave out the line `---` that starts another document',
};
/**
 * @param code of the parser
 * @param line at fault
 * @param before all lines before it
 */
function yamlAdvice(code, line, before) {
    if (/^ *\t/.test(line))
        return 'indent with blanks, not with tabs';
    // Inside of a PEM text.
    if (before.lastIndexOf('-----BEGIN') > before.lastIndexOf('-----END')) {
        return 'write a secret of several lines as `${{ toJSON(secrets.NAME) }}`';
    }
    return (0,schema/* unevaluated */.pb)(line) ?? advice[code];
}

;// CONCATENATED MODULE: ./lib/login/entries.js
/** The `logins` input: a YAML list of further logins, read with a safe schema and tight limits. */



const maxBytes = 64 * 1024;
const maxEntries = 100;
const maxDepth = 16;
const namePattern = /^[a-z][a-z0-9-]{0,31}$/;
/**
 * Reads the list. Anchors, aliases and tags are refused: a few of them can stand for gigabytes, and nobody needs them
 * here. A problem never quotes a value, which may be a key.
 */
function parseEntries(text) {
    if (Buffer.byteLength(text) > maxBytes)
        return refused(`is larger than ${maxBytes / 1024} KiB`);
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, {
        schema: 'core',
        merge: false,
        prettyErrors: false,
        lineCounter: lines,
    });
    const at = (offset) => `line ${lines.linePos(offset).line}`;
    const [fault] = [...document.errors, ...document.warnings];
    if (fault)
        return refused(`is not valid YAML (${described(fault, text, lines)})`);
    const forbidden = forbiddenNode(document.contents, at);
    if (forbidden)
        return refused(forbidden);
    if (!(0,dist/* isSeq */.oP)(document.contents))
        return refused('must be a YAML list, each item starting with `- name:`');
    if (document.contents.items.length > maxEntries)
        return refused(`has more than ${maxEntries} entries`);
    const entries = [];
    const problems = [];
    for (const [index, item] of document.contents.items.entries()) {
        const input = `logins[${index}]`;
        if (!(0,dist/* isMap */.jh)(item)) {
            problems.push({ input, message: 'must be a map with `name` and `provider`' });
            continue;
        }
        const written = item.items.map(({ key, value }) => ({
            key: keyText(key),
            text: nodeText(value),
            shape: shapeOf(value),
        }));
        const values = written.flatMap(({ text, ...key }) => (text === undefined ? [] : [{ ...key, text }]));
        const blank = written.filter(({ text }) => !text?.trim()).map(({ key }) => key);
        const { name, provider, ...given } = Object.fromEntries(values.map(({ key, text }) => [key, text]));
        const shapes = Object.fromEntries(values.map(({ key, shape }) => [key, shape]));
        const wrongName = problemOf(name, shapes.name) ??
            (namePattern.test(name)
                ? undefined
                : 'must be lower-case letters, digits and dashes, starting with a letter, at most 32') ??
            (entries.some((entry) => entry.name === name)
                ? `is "${name}", which an earlier entry has already`
                : undefined);
        const wrongProvider = problemOf(provider, shapes.provider);
        const label = wrongName ? input : `logins.${name}`;
        if (wrongName)
            problems.push({ input: `${label}.name`, message: wrongName });
        if (wrongProvider)
            problems.push({ input: `${label}.provider`, message: wrongProvider });
        entries.push({
            input: label,
            name: wrongName ? undefined : name,
            provider: wrongProvider ? undefined : provider,
            given,
            shapes,
            blank,
        });
    }
    return { entries, problems };
}
/** What is wrong with one of the texts that every entry needs. */
function problemOf(text, shape) {
    return text ? ((0,schema/* unevaluated */.pb)(text) ?? (0,schema/* misshapen */.rt)({}, text, shape)) : 'is required, but was not given';
}
/** Where the fault is, and what to do about it. */
function described({ code, pos }, text, lines) {
    const { line } = lines.linePos(pos[0]);
    const all = text.split('\n');
    const advice = yamlAdvice(code, all[line - 1] ?? '', all.slice(0, line - 1).join('\n'));
    return `line ${line}: ${advice ?? code}`;
}
function refused(message) {
    return { entries: [], problems: [{ input: 'logins', message }] };
}
function forbiddenNode(root, at) {
    let found;
    (0,dist/* visit */.YR)(root, {
        Alias: (_, node) => {
            found = `uses a YAML alias (${at(node.range?.[0] ?? 0)}), which is not supported: put a value that starts with \`*\` in quotes`;
            return dist/* visit */.YR.BREAK;
        },
        Node: (_, node, path) => {
            if ('anchor' in node && node.anchor)
                found = `uses a YAML anchor (${at(node.range?.[0] ?? 0)}), which is not supported: put a value that starts with \`&\` in quotes`;
            else if (node.tag)
                found = `uses a YAML tag (${at(node.range?.[0] ?? 0)}), which is not supported`;
            else if (path.filter((parent) => (0,dist/* isMap */.jh)(parent) || (0,dist/* isSeq */.oP)(parent)).length > maxDepth)
                found = `is nested more than ${maxDepth} levels deep`;
            return found ? dist/* visit */.YR.BREAK : undefined;
        },
    });
    return found;
}
/**
 * One text per setting, so that entries and flat inputs pass through the same checks. A scalar is taken as it was
 * written: an account ID such as 012345678901 is not a number.
 */
function nodeText(node) {
    if (node === null)
        return undefined;
    if ((0,dist/* isScalar */.jn)(node))
        return node.value === null ? undefined : (node.source ?? String(node.value));
    if ((0,dist/* isSeq */.oP)(node) && node.items.every((item) => (0,dist/* isScalar */.jn)(item))) {
        return node.items.map((item) => nodeText(item) ?? '').join('\n');
    }
    return JSON.stringify(plainValue(node));
}
function shapeOf(node) {
    if ((0,dist/* isMap */.jh)(node))
        return 'map';
    if (!(0,dist/* isSeq */.oP)(node))
        return 'text';
    return node.items.every((item) => (0,dist/* isScalar */.jn)(item)) ? 'list' : 'nested list';
}
/** A map or list as data. A number whose own spelling is another is a text: 012345678901, 1.10, 1e3. */
function plainValue(node) {
    if ((0,dist/* isMap */.jh)(node)) {
        return Object.fromEntries(node.items.map(({ key, value }) => [keyText(key), plainValue(value)]));
    }
    if ((0,dist/* isSeq */.oP)(node))
        return node.items.map(plainValue);
    if (!(0,dist/* isScalar */.jn)(node))
        return null;
    const { value, source } = node;
    return typeof value === 'number' && source !== undefined && String(value) !== source ? source : value;
}
function keyText(key) {
    return (0,dist/* isScalar */.jn)(key) ? (key.source ?? String(key.value)) : '';
}


/***/ })

};
