export const id = 6937;
export const ids = [6937];
export const modules = {

/***/ 6937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseEntries: () => (/* binding */ parseEntries)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
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
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, {
        schema: 'core',
        merge: false,
        prettyErrors: false,
        lineCounter: lines,
    });
    const at = (offset) => `line ${lines.linePos(offset).line}`;
    const [fault] = [...document.errors, ...document.warnings];
    if (fault)
        return refused(`is not valid YAML (${at(fault.pos[0])}: ${fault.code})`);
    const forbidden = forbiddenNode(document.contents, at);
    if (forbidden)
        return refused(forbidden);
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(document.contents))
        return refused('must be a YAML list, each item starting with `- name:`');
    if (document.contents.items.length > maxEntries)
        return refused(`has more than ${maxEntries} entries`);
    const entries = [];
    const problems = [];
    for (const [index, item] of document.contents.items.entries()) {
        const input = `logins[${index}]`;
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(item)) {
            problems.push({ input, message: 'must be a map with `name` and `provider`' });
            continue;
        }
        const given = {};
        for (const { key, value } of item.items) {
            const text = nodeText(value);
            if (text !== undefined)
                given[(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) ? String(key.value) : ''] = text;
        }
        const { name, provider, ...rest } = given;
        if (!name || !namePattern.test(name)) {
            problems.push({
                input: `${input}.name`,
                message: 'must be lower-case letters, digits and dashes, starting with a letter, at most 32',
            });
        }
        else if (entries.some((entry) => entry.name === name)) {
            problems.push({ input: `${input}.name`, message: `is "${name}", which an earlier entry has already` });
        }
        else if (!provider) {
            problems.push({ input: `${input}.provider`, message: 'is required, but was not given' });
        }
        else {
            entries.push({ name, provider, given: rest });
        }
    }
    return { entries, problems };
}
function refused(message) {
    return { entries: [], problems: [{ input: 'logins', message }] };
}
function forbiddenNode(root, at) {
    let found;
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(root, {
        Alias: (_, node) => {
            found = `uses a YAML alias (${at(node.range?.[0] ?? 0)}), which is not supported`;
            return yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK;
        },
        Node: (_, node, path) => {
            if ('anchor' in node && node.anchor)
                found = `uses a YAML anchor (${at(node.range?.[0] ?? 0)}), which is not supported`;
            else if (node.tag)
                found = `uses a YAML tag (${at(node.range?.[0] ?? 0)}), which is not supported`;
            else if (path.filter((parent) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(parent) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(parent)).length > maxDepth)
                found = `is nested more than ${maxDepth} levels deep`;
            return found ? yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK : undefined;
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
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
        return node.value === null ? undefined : (node.source ?? String(node.value));
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) && node.items.every((item) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(item))) {
        return node.items.map((item) => nodeText(item) ?? '').join('\n');
    }
    return JSON.stringify(node.toJSON());
}


/***/ })

};
