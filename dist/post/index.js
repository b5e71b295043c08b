import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
import * as __WEBPACK_EXTERNAL_MODULE_node_path_02319fef__ from "node:path";
/******/ var __webpack_modules__ = ({

/***/ 613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 311:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 67:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 18:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 16:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 23:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  F: () => (/* binding */ postStep)
});

;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
// EXTERNAL MODULE: ./lib/login/error.js
var error = __nccwpck_require__(687);
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./lib/files/ini.js
/**
 * Edits one section of an INI text and leaves every other byte alone. What counts as section, key and continuation is
 * what Python's `configparser` (AWS CLI, Azure CLI) says: a line indented deeper than the key before it belongs to that
 * key, which is how `s3 =` and `services` hold their sub-keys. The last section and key of a name count, as in the
 * parsers that allow duplicates; keys are compared without regard to case.
 */

/** A byte order mark, decoded as UTF-8 or byte by byte, may stand in front of the first header. */
const headerPattern = /^(?:\ufeff|\u00ef\u00bb\u00bf)?[ \t]*\[([^\]]*)\]/;
const blankOrComment = /^[ \t]*(?:[#;].*)?$/s;
/** Sections of the AWS config file whose second word is a name, quoted where it is not plain. */
const namedSection = /^(profile|sso-session|services)[ \t]+(.*?)[ \t]*$/s;
const lineStart = /(^|\r\n|\r(?!\n)|\n)/g;
const lastLineEnding = /(?:\r\n|\r|\n)$/;
/** Reads what {@link setSection} with these keys is going to replace. */
function ini_sectionBefore(text, section, keys) {
    const found = locate(text, section);
    const entries = new Map();
    for (const key of keys) {
        const entry = entryOf(found, key);
        if (entry)
            entries.set(key.toLowerCase(), text.slice(entry.start, entry.end));
    }
    return { exists: found !== undefined, entries };
}
/**
 * Sets keys in a section: in place where they exist, else directly below the header, and in a new section at the end
 * where there is none. Keys with `null` are taken out.
 *
 * @param section the header without brackets and quotes, for example `profile deploy`
 * @throws {LoginError} `files/unsafe-value` for what would break out of its line
 */
function ini_setSection(text, section, keys) {
    const header = renderHeader(section);
    let result = text;
    const added = [];
    const standing = new Set(locate(text, section)?.entries.map(({ key }) => key));
    for (const [key, value] of Object.entries(keys)) {
        const line = value === null ? undefined : renderKey(key, value);
        // Most keys are not there, and looking for each again would take as long as the whole text is.
        if (!standing.has(key.toLowerCase())) {
            if (line !== undefined)
                added.push(line);
        }
        else if (line === undefined) {
            result = withoutKey(result, section, key);
        }
        else {
            const { start, end, indent } = entryOf(locate(result, section), key);
            result = splice(result, start, end, indent + line);
        }
    }
    const found = locate(result, section);
    if (found)
        return addLines(result, found, added);
    if (Object.values(keys).includes(null) && added.length === 0)
        return result;
    const ending = lineEnding(result, found);
    // The leading line ending ends an unfinished last line, or makes a blank line; either way it is ours to take back.
    return result + (result && ending) + [header, ...added, ''].join(ending);
}
/** Adds lines directly below the header, indented like the keys below, which would otherwise become their continuations. */
function addLines(text, section, added) {
    if (added.length === 0)
        return text;
    const ending = lineEnding(text, section);
    const indent = section.entries[0]?.indent ?? '';
    const lines = added.map((line) => line.replace(lineStart, `$1${indent}`)).join(ending);
    const { end, next } = section.header;
    return end === next ? text + ending + lines : splice(text, next, next, lines + ending);
}
/** All of a name: without the last one, the one before it would count. */
function withoutKey(text, section, key) {
    const entry = entryOf(locate(text, section), key);
    return entry ? withoutKey(withoutEntry(text, entry), section, key) : text;
}
function withoutEntry(text, { start, end, next }) {
    return end === next ? text.slice(0, start).replace(lastLineEnding, '') : splice(text, start, next, '');
}
/**
 * Takes keys back: puts what stood there before in their place, and removes the section when it was not there before
 * and nothing else is in it now. What is no longer as we left it stays as it is. A key that we had taken out comes back
 * below the header.
 *
 * @param isOurs tells by a key's value, undefined for one that is not there, whether that is our doing
 */
function removeSection(text, section, keys, isOurs, before) {
    let result = text;
    for (const key of keys) {
        const found = locate(result, section);
        const entry = entryOf(found, key);
        if (!isOurs(key, entry && ini_entryValue(result.slice(entry.start, entry.end))))
            continue;
        const previous = before.entries.get(key.toLowerCase());
        if (previous === undefined)
            result = entry ? withoutEntry(result, entry) : result;
        else if (entry)
            result = splice(result, entry.start, entry.end, previous);
        else if (found)
            result = addLines(result, found, [reindented(previous)]);
    }
    const found = locate(result, section);
    return found && !before.exists && found.entries.length === 0 ? removeHeader(result, found.header) : result;
}
/** Without the indent that a key's lines have in common, for {@link addLines}, which gives it another. */
function reindented(entry) {
    const indent = /^[ \t]*/.exec(entry)[0];
    return entry.replace(new RegExp(lineStart.source + indent, 'g'), '$1');
}
/** Removes the header with the line ending that was put in front of it, unless two lines would run together. */
function removeHeader(text, header) {
    const head = text.slice(0, header.start);
    const tail = text.slice(header.next);
    const shortened = head.replace(lastLineEnding, '');
    const separate = tail === '' || /^[\r\n]/.test(tail) || shortened === '' || lastLineEnding.test(shortened);
    return (separate ? shortened : head) + tail;
}
function locate(text, section) {
    const wanted = ini_sectionName(section);
    let found;
    let inside = false;
    for (const line of linesOf(text)) {
        const header = headerPattern.exec(line.text)?.[1];
        if (header !== undefined) {
            inside = ini_sectionName(header) === wanted;
            if (inside)
                found = { header: line, entries: [] };
        }
        else if (found && inside && !blankOrComment.test(line.text)) {
            const indent = /^[ \t]*/.exec(line.text)[0];
            const last = found.entries.at(-1);
            if (last && indent.length > last.indent.length) {
                last.end = line.end;
                last.next = line.next;
            }
            else {
                const { start, end, next } = line;
                found.entries.push({ key: keyOf(line.text), indent, start, end, next });
            }
        }
    }
    return found;
}
function* linesOf(text) {
    for (const { index, 0: whole, 1: content } of text.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)) {
        if (whole !== '')
            yield { text: content, start: index, end: index + content.length, next: index + whole.length };
    }
}
function entryOf(section, key) {
    return section?.entries.findLast((entry) => entry.key === key.toLowerCase());
}
function keyOf(line) {
    return trimBlanks(line.replace(/[=:].*$/s, '')).toLowerCase();
}
/** The value in the lines of an entry, as {@link sectionBefore} gives them. */
function ini_entryValue(entry) {
    return trimBlanks(entry.replace(/^[^=:]*[=:]?/, ''));
}
/** Unlike `String.trim`, leaves bytes alone that are part of a character, such as 0xA0 in the UTF-8 form of `\u00e0`. */
function trimBlanks(text) {
    return text.replace(/^[ \t]+|[ \t]+$/g, '');
}
/** The header's ending, or the last one in the text: after a lone `\r`, an added `\n` would merge with it. */
function lineEnding(text, section) {
    const ofHeader = section && text.slice(section.header.end, section.header.next);
    return ofHeader || text.match(/(?:\r\n|\r|\n)(?=[^\r\n]*$)/)?.[0] || '\n';
}
/** A section's plain name: `profile "a b"`, `profile 'a b'` and `profile a b` are one section. */
function ini_sectionName(section) {
    const [, kind, name] = namedSection.exec(section) ?? [];
    return kind === undefined ? section : `${kind} ${name.replace(/^(["'])(.*)\1$/s, '$2')}`;
}
function renderHeader(section) {
    const plain = ini_sectionName(section);
    if (plain.trim() === '' || /["\\[\]\x00-\x1f\x7f]/.test(plain))
        throw unsafe(`The section name ${JSON.stringify(section)}`);
    const [, kind, name] = namedSection.exec(plain) ?? [];
    return kind === undefined || /^[\w.@+:/%-]+$/.test(name) ? `[${plain}]` : `[${kind} "${name}"]`;
}
function renderKey(key, value) {
    if (!/^[\w.-]+$/.test(key))
        throw unsafe(`The key ${JSON.stringify(key)}`);
    // Never the value in a message: it may be a secret.
    if (/[\r\n\0]|^[ \t]|[ \t]$/.test(value))
        throw unsafe(`The value of ${key}`);
    return value === '' ? `${key} =` : `${key} = ${value}`;
}
function splice(text, start, end, replacement) {
    return text.slice(0, start) + replacement + text.slice(end);
}
function unsafe(what) {
    return new LoginError(`${what} cannot stand in an INI file: line breaks, control characters, brackets and outer blanks would be lost.`, {
        code: 'files/unsafe-value',
        stage: 'publish',
        retry: 'no',
    });
}

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
;// CONCATENATED MODULE: ./lib/files/json.js
/** Merges entries into a JSON text and takes exactly these back. Lists and maps are handled as lists of named slots. */

const byteOrderMark = '\ufeff';
function json_placeOf({ at, entries, exclusive }) {
    return {
        at,
        ...(entries.kind === 'list' && { match: entries.match }),
        ...(exclusive !== undefined && { exclusive }),
    };
}
/** Reads what {@link mergeEntries} is going to replace. */
function json_entriesBefore(text, edit) {
    const place = json_placeOf(edit);
    const slots = slotsAt(parse(text), place);
    const flagged = slots.findLast((slot) => hasFlag(slot, place))?.name;
    return {
        entries: new Map([...newEntries(edit).keys()].map((name) => [
            name,
            slots.filter((slot) => slot.name === name).map(({ value }) => value),
        ])),
        ...(flagged !== undefined && { flagged }),
    };
}
/**
 * Puts the edit's entries into a document: in the place of entries of the same name, else at the end. A document that
 * cannot be read is started anew, as its reader would have failed on it.
 */
function json_mergeEntries(text, edit) {
    const place = json_placeOf(edit);
    const document = parse(text);
    const slots = slotsAt(document, place);
    const entries = entriesToPut(edit, slots, place);
    const values = new Map([...entries].map(([name, value]) => [name, [value]]));
    const merged = replace(slots, values);
    const present = new Set(merged.map((slot) => slot.name));
    for (const [name, value] of entries)
        if (!present.has(name))
            merged.push({ name, value });
    const newest = [...entries].findLast(([, value]) => hasFlag({ value }, place))?.[0];
    const oneFlag = merged.map((slot) => (slot.name === newest ? slot : unflagged(slot, place)));
    return render(text, document, place, newest === undefined ? merged : oneFlag);
}
/** Whether the edit puts an entry in the place of one that is somebody else's, see {@link JsonEdit.belongsTo}. */
function json_displaces(text, edit) {
    const { belongsTo } = edit;
    if (!belongsTo)
        return false;
    const entries = newEntries(edit);
    return slotsAt(parse(text), json_placeOf(edit)).some(({ name, value }) => name !== undefined &&
        entries.has(name) &&
        belongsTo.members.some((one) => !isDeepStrictEqual(member(value, one), member(entries.get(name), one))));
}
/**
 * Takes entries back by their names, whatever they hold by now (tools and refreshers renew them in place), and puts
 * what they had replaced in their place. A text that cannot be read stays as it is.
 *
 * @param before the names to take back, each with what it had replaced
 * @param heirs names, best first, of those to get the exclusive flag when it goes; then the newest entry gets it
 */
function removeEntries(text, place, before, heirs = []) {
    const document = parse(text);
    const slots = slotsAt(document, place);
    const leaving = slots.filter((slot) => slot.name !== undefined && before.has(slot.name));
    if (leaving.length === 0)
        return text;
    const staying = slots.filter((slot) => !leaving.includes(slot));
    let remaining = replace(slots, before);
    if (staying.some((slot) => hasFlag(slot, place))) {
        remaining = remaining.map((slot) => (staying.includes(slot) ? slot : unflagged(slot, place)));
    }
    else if (leaving.some((slot) => hasFlag(slot, place)) &&
        !remaining.some((slot) => hasFlag(slot, place))) {
        const named = heirs.map((name) => remaining.find((slot) => slot.name === name)).find((slot) => slot);
        const heir = named ?? remaining.findLast((slot) => isMembers(slot.value));
        remaining = remaining.map((slot) => (slot === heir ? flagged(slot, place) : slot));
    }
    return render(text, document, place, remaining);
}
/** Whether a document says nothing: it cannot be read, or holds nothing but empty lists and objects. */
function isEmptyDocument(text) {
    return isEmpty(parse(text));
}
/** Whether two texts are the same document, however they are formatted. */
function isSameDocument(one, other) {
    return (0,external_node_util_namespaceObject.isDeepStrictEqual)(parse(one), parse(other));
}
function isEmpty(value) {
    if (value === undefined || value === null)
        return true;
    return typeof value === 'object' && Object.values(value).every(isEmpty);
}
/** An entry's name in a list: the values of the members that identify it, as JSON. */
function nameIn(match, item) {
    return JSON.stringify(match.map((name) => member(item, name)));
}
/** The edit's entries by name. Of entries with the same name the last one counts. */
function newEntries({ entries }) {
    if (entries.kind === 'map')
        return new Map(Object.entries(entries.items));
    return new Map(entries.items.map((item) => [nameIn(entries.match, item), item]));
}
/** The edit's entries, in the light of what is there. */
function entriesToPut(edit, slots, place) {
    const entries = newEntries(edit);
    const holder = slots.findLast((slot) => hasFlag(slot, place));
    const yields = edit.yields && holder && !(holder.name !== undefined && entries.has(holder.name));
    return new Map([...entries].map(([name, value]) => {
        const present = slots.find((slot) => slot.name === name)?.value;
        if (edit.endsBy !== undefined && endOf(present, edit.endsBy) > endOf(value, edit.endsBy))
            return [name, present];
        return [name, yields ? unflagged({ value }, place).value : value];
    }));
}
/** When an entry ends, in seconds since the epoch; before all others if that is not to be found out. */
function endOf(entry, endsBy) {
    const given = member(entry, endsBy);
    const payload = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(String(given))?.[1];
    const end = payload === undefined ? given : member(parse(decoded(payload)), 'exp');
    return Number.isFinite(Number(end)) ? Number(end) : Number.NEGATIVE_INFINITY;
}
function decoded(base64url) {
    return Buffer.from(base64url, 'base64url').toString('utf8');
}
function slotsAt(document, { at, match }) {
    const container = at.reduce(member, document);
    if (match) {
        if (!Array.isArray(container))
            return [];
        return container.map((value) => isMembers(value) ? { name: nameIn(match, value), value } : { value });
    }
    return isMembers(container) ? Object.entries(container).map(([name, value]) => ({ name, value })) : [];
}
/** Puts values into the place of the first slot of their name; further slots of the name go. */
function replace(slots, values) {
    const done = new Set();
    return slots.flatMap((slot) => {
        const { name } = slot;
        if (name === undefined)
            return [slot];
        const replacement = values.get(name);
        if (!replacement)
            return [slot];
        if (done.has(name))
            return [];
        done.add(name);
        return replacement.map((value) => ({ name, value }));
    });
}
function render(text, document, { at, match }, slots) {
    const container = match
        ? slots.map(({ value }) => value)
        : Object.fromEntries(slots.map(({ name, value }) => [name, value]));
    return ((text.startsWith(byteOrderMark) ? byteOrderMark : '') +
        JSON.stringify(withMember(document, at, container)));
}
function withMember(document, at, value) {
    const [name, ...rest] = at;
    if (name === undefined)
        return value;
    // A computed name makes an own member even of `__proto__`.
    return { ...(isMembers(document) && document), [name]: withMember(member(document, name), rest, value) };
}
function member(document, name) {
    return isMembers(document) && Object.hasOwn(document, name) ? document[name] : undefined;
}
function hasFlag({ value }, { exclusive }) {
    return exclusive !== undefined && member(value, exclusive) === true;
}
function flagged(slot, { exclusive }) {
    return { ...slot, value: { ...slot.value, [exclusive]: true } };
}
function unflagged(slot, place) {
    return hasFlag(slot, place)
        ? { ...slot, value: { ...slot.value, [place.exclusive]: false } }
        : slot;
}
function isMembers(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function parse(text) {
    try {
        return JSON.parse(text.startsWith(byteOrderMark) ? text.slice(1) : text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/files/claim.js
/** The two file formats behind one form: an edit goes in, and what it claimed comes back out. */



/** SHA-256 in hex. */
function claim_digest(content) {
    return (0,external_node_crypto_namespaceObject.hash)('sha256', content);
}
/** Names of all entries of a claim, unique in the file. An INI section's header is an entry with an empty key. */
function claim_entryNames(claim) {
    if (claim.format === 'ini')
        return ['', ...Object.keys(claim.keys)].map((key) => iniName(claim.section, key));
    return claim.names.map((name) => jsonName(claim.place, name));
}
/** What the user should know of an edit that changes this content, see {@link FileEdit}. */
function claim_warningOf(bytes, edit) {
    if (edit.format !== 'json' || !displaces(toText(bytes), edit))
        return undefined;
    return edit.belongsTo?.warning;
}
/**
 * Applies an edit.
 *
 * @param bytes the file's content with one character per byte (`latin1`), so that any encoding survives
 */
function claim_put(bytes, edit) {
    if (edit.format === 'json') {
        const text = toText(bytes);
        const { entries, flagged } = entriesBefore(text, edit);
        const place = placeOf(edit);
        return {
            text: toBytes(mergeEntries(text, edit)),
            claim: { format: 'json', place, names: [...entries.keys()] },
            replaced: Object.fromEntries([...entries].map(([name, values]) => [jsonName(place, name), values])),
            ...(flagged !== undefined && { flagged }),
        };
    }
    const section = sectionName(toBytes(edit.section));
    const keys = Object.entries(edit.keys).map(([key, value]) => [key, value === null ? null : toBytes(value)]);
    const names = keys.map(([key]) => key);
    const before = sectionBefore(bytes, section, names);
    const replaced = [
        [iniName(section, ''), before.exists ? [''] : []],
        ...names.map((key) => [iniName(section, key), asList(before.entries.get(key.toLowerCase()))]),
    ];
    return {
        text: setSection(bytes, section, Object.fromEntries(keys)),
        claim: {
            format: 'ini',
            section,
            keys: Object.fromEntries(keys.map(([key, value]) => [key, digestOf(value)])),
        },
        replaced: Object.fromEntries(replaced),
    };
}
/**
 * Takes back those entries of a claim that are named in `replaced`, and puts what they had replaced in their place.
 *
 * @param heirs who may get the exclusive flag, see {@link removeEntries}
 */
function takeBack(bytes, claim, replaced, heirs = []) {
    if (claim.format === 'json') {
        const { place } = claim;
        const before = claim.names.flatMap((name) => {
            const values = replaced[jsonName(place, name)];
            return values ? [[name, values]] : [];
        });
        const text = toText(bytes);
        const result = removeEntries(text, place, new Map(before), heirs);
        return result === text ? bytes : toBytes(result);
    }
    const { section } = claim;
    const digests = new Map(Object.entries(claim.keys));
    const header = replaced[iniName(section, '')];
    const keys = [...digests.keys()].filter((key) => replaced[iniName(section, key)]);
    const entries = keys.flatMap((key) => replaced[iniName(section, key)].map((entry) => [key.toLowerCase(), String(entry)]));
    const isOurs = (key, value) => digests.get(key) === digestOf(value ?? null);
    return removeSection(bytes, section, keys, isOurs, {
        exists: header?.length !== 0,
        entries: new Map(entries),
    });
}
function digestOf(value) {
    return value === null ? null : claim_digest(value);
}
/**
 * The part of a claim that may be taken back without knowing what it had replaced: what cannot be mistaken for what
 * was there before, should that have been restored already.
 */
function claim_withoutKnowledge(claim, replaced) {
    if (claim.format === 'json') {
        return {
            ...claim,
            names: claim.names.filter((name) => replaced[jsonName(claim.place, name)]?.length === 0),
        };
    }
    const keys = Object.entries(claim.keys).filter(([key, ours]) => !replaced[iniName(claim.section, key)]?.some((entry) => claim_digest(entryValue(String(entry))) === ours));
    return { ...claim, keys: Object.fromEntries(keys) };
}
function iniName(section, key) {
    return JSON.stringify([section, key.toLowerCase()]);
}
function jsonName({ at }, name) {
    return JSON.stringify([...at, name]);
}
function asList(value) {
    return value === undefined ? [] : [value];
}
function toBytes(text) {
    return Buffer.from(text, 'utf8').toString('latin1');
}
function toText(bytes) {
    return Buffer.from(bytes, 'latin1').toString('utf8');
}

;// CONCATENATED MODULE: ./lib/files/journal.js
/**
 * What is known about a file that we edit: how it began, and a layer for each edit in force. Layers may leave in any
 * order: what a layer had replaced passes to the next newer one that replaced it in turn. Pure; the file system is in
 * `apply-edits.ts`.
 */

/** Begins a journal for a file as it was found, or as it is made. */
function journal_newJournal(original, found) {
    return {
        created: found === undefined,
        mode: found?.mode ?? 0,
        original,
        written: digest(original),
        flagged: [],
        layers: [],
    };
}
/** Forgets the original state as soon as somebody else has written to the file: restoring it would undo their work. */
function journal_noticeOthers({ content, journal }) {
    if (journal.written === claim_digest(content))
        return { content, journal };
    const { written: _, ...touched } = journal;
    return { content, journal: touched };
}
/**
 * Applies an edit. The same edit by the same owner again renews it, in the same layer. The claim returned with it is
 * the part that {@link withdrawBlindly} may take back.
 */
function journal_enter(ledger, edit, owner) {
    const result = put(ledger.content, edit);
    const id = digest(JSON.stringify([owner, ...entryNames(result.claim)]));
    const { layers, rest } = unlink(ledger.journal.layers, id);
    const replaced = { ...result.replaced, ...rest };
    const journal = {
        ...ledger.journal,
        layers: [...layers, { id, owner, claim: result.claim, replaced }],
        flagged: [
            ...new Set([...(result.flagged === undefined ? [] : [result.flagged]), ...ledger.journal.flagged]),
        ],
    };
    return {
        ledger: wrote(ledger, result.text, journal),
        id,
        claim: withoutKnowledge(result.claim, replaced),
    };
}
/** Takes an edit back. One whose layer is not there was taken back before. */
function journal_withdraw(ledger, id) {
    const layer = ledger.journal.layers.find((one) => one.id === id);
    if (!layer)
        return ledger;
    const { layers, rest } = unlink(ledger.journal.layers, id);
    const journal = { ...ledger.journal, layers };
    if (layers.length === 0 && journal.written !== undefined)
        return wrote(ledger, journal.original, journal);
    const replaced = layer.claim.format === 'json' ? exceptClaimed(rest, layers) : rest;
    return wrote(ledger, takeBack(ledger.content, layer.claim, replaced, journal.flagged), journal);
}
/** Takes an edit back whose journal was lost. */
function withdrawBlindly(content, claim) {
    const [header, ...others] = claim_entryNames(claim);
    const names = claim.format === 'ini' ? others : [header, ...others];
    return takeBack(content, claim, Object.fromEntries(names.map((name) => [name, []])));
}
/** As text, led by its digest. */
function journal_writeJournal(journal) {
    const text = JSON.stringify(journal);
    return `${claim_digest(text)}\n${text}`;
}
/** Undefined for a text that is not exactly what {@link writeJournal} gave. */
function readJournal(text) {
    const [sum, json] = text?.split('\n') ?? [];
    return json !== undefined && claim_digest(json) === sum ? JSON.parse(json) : undefined;
}
function wrote(before, content, journal) {
    return {
        content,
        journal: before.journal.written === undefined ? journal : { ...journal, written: claim_digest(content) },
    };
}
/** Takes a layer out. What it had replaced goes to the next newer layer with the same entry; the rest is returned. */
function unlink(all, id) {
    const index = all.findIndex((layer) => layer.id === id);
    if (index === -1)
        return { layers: all, rest: {} };
    const layers = all.toSpliced(index, 1);
    const rest = {};
    for (const [name, before] of Object.entries(all[index].replaced)) {
        const newer = layers.findIndex((layer, position) => position >= index && layer.replaced[name]);
        if (newer === -1)
            rest[name] = before;
        else
            layers[newer] = { ...layers[newer], replaced: { ...layers[newer].replaced, [name]: before } };
    }
    return { layers, rest };
}
/**
 * Without the entries that other layers claim too. Unlike keys of an INI section, JSON entries of one name are the same
 * thing (an identity, a token), and the one that stands there is the freshest.
 */
function exceptClaimed(replaced, layers) {
    return Object.fromEntries(Object.entries(replaced).filter(([name]) => !layers.some((layer) => layer.replaced[name])));
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(500);
// EXTERNAL MODULE: ./lib/files/system.js
var files_system = __nccwpck_require__(610);
// EXTERNAL MODULE: ./lib/files/system-errors.js
var system_errors = __nccwpck_require__(464);
;// CONCATENATED MODULE: ./lib/files/private.js
/** Files that nobody else may read. Windows has no modes: there, the user's own temporary directory is the protection. */





const privateDirectoryMode = 0o700;
const private_privateFileMode = 0o600;
/**
 * Makes a directory, and its missing parents, that only this user may enter. One that exists is made private, unless
 * somebody else prepared it for us.
 *
 * @param uid the user who has to own it; undefined where the system knows no users (Windows)
 * @throws {LoginError} `files/not-a-directory`, `files/owner`
 */
async function ensurePrivateDirectory(path, uid = process.getuid?.()) {
    const entry = await private_ensureDirectory(path);
    if (uid !== undefined && entry.uid !== uid) {
        throw private_unsafe('owner', `${path} belongs to another user (${entry.uid}), so nothing secret can go there.`);
    }
    if ((entry.mode & 0o077) !== 0)
        await system.chmod(path, privateDirectoryMode);
}
/**
 * The same for a place that is ours alone by its name: what stands there and is no directory gives way. A link is
 * removed, not followed.
 *
 * @throws {LoginError} `files/owner`
 */
async function private_claimPrivateDirectory(path) {
    const entry = await system.lstat(path);
    if (entry && !entry.isDirectory())
        await removeFile(path);
    await ensurePrivateDirectory(path);
}
/**
 * Writes a file, 0600 unless told otherwise, so that readers see the old content or the new and never a part. What
 * stands at `path` is replaced; a link there is never followed. Missing parents are made private; those that exist
 * keep their mode, as they may be the user's own (`~`, `~/.aws`).
 *
 * @param content text (UTF-8) or bytes
 * @throws {LoginError} `files/not-a-directory`
 */
async function private_writePrivateFile(path, content, mode = private_privateFileMode) {
    await private_ensureDirectory((0,external_node_path_namespaceObject.dirname)(path));
    const temporary = `${path}.${(0,external_node_crypto_namespaceObject.randomBytes)(6).toString('hex')}.tmp`;
    try {
        await files_system/* writeFile */._h(temporary, content, { flag: 'wx', mode: private_privateFileMode });
        // The mode given to an open file is narrowed by the umask.
        if (mode !== private_privateFileMode)
            await files_system/* chmod */.k6(temporary, mode);
        await (0,system_errors/* whileBusy */.lr)(() => files_system/* rename */.$w(temporary, path));
    }
    catch (error) {
        await removeFile(temporary);
        throw error;
    }
}
/** Removes a file or a link, if it is there. */
async function removeFile(path) {
    await (0,system_errors/* whileBusy */.lr)(() => files_system/* removeFile */.nM(path));
}
/**
 * Makes missing directories private, leaves the mode of existing ones, and refuses a link, with which somebody could
 * send our secrets elsewhere.
 *
 * @throws {LoginError} `files/not-a-directory`
 */
async function private_ensureDirectory(path) {
    let entry = await files_system/* lstat */.$1(path);
    if (!entry) {
        await files_system/* mkdir */.Ck(path, privateDirectoryMode);
        entry = await files_system/* lstat */.$1(path);
    }
    if (!entry?.isDirectory()) {
        const kind = entry?.isSymbolicLink() ? 'a symbolic link' : 'not a directory';
        throw private_unsafe('not-a-directory', `${path} is ${kind}, so nothing secret can go there.`);
    }
    return entry;
}
function private_unsafe(what, message) {
    return new error/* LoginError */.Qd(message, { code: `files/${what}`, stage: 'publish', retry: 'no' });
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: ./lib/files/processes.js
/** What a process can know about another one of the same machine. */



function isRunning(pid) {
    try {
        process.kill(pid, 0);
    }
    catch (error) {
        // It is there, but somebody else's.
        return (0,system_errors/* hasCode */.up)(error, 'EPERM');
    }
    return !isZombie(pid);
}
/** In a container, the first process often never collects the ones that have ended: they stay in the process table. */
function isZombie(pid) {
    try {
        return /\) Z [^)]*$/.test((0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, 'utf8'));
    }
    catch {
        return false;
    }
}
/** Where process IDs mean the same: a machine, or a container of it, which shares directories with the machine. */
function processSpace() {
    return `${(0,external_node_os_namespaceObject.hostname)()} ${pidNamespace()}`;
}
function pidNamespace() {
    try {
        return (0,external_node_fs_.readlinkSync)('/proc/self/ns/pid');
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./lib/files/lock.js







const defaults = {
    now: () => process.uptime() * 1000,
    sleep: promises_.setTimeout,
    random: Math.random,
    staleAfterMs: 10_000,
    waitAtMostMs: 30_000,
};
/**
 * Runs `action` while no other process or task runs one under the same path. For short read-modify-write work.
 *
 * The lock is the file `<path>.lock`, whose directory has to exist. A holder that died is recognised at once if it was
 * a process of this machine, else by its lock standing unchanged while *we* watch: the clocks of other machines do not
 * matter.
 *
 * @throws {LoginError} `files/locked` when the lock is not to be had in time. Going on without it could lose what
 *   another login wrote, silently; holders that change all the time for that long mean that something is very wrong.
 */
async function lock_withLock(path, action, options = {}) {
    const { now, sleep, random, staleAfterMs, waitAtMostMs } = { ...defaults, ...options };
    const lock = `${path}.lock`;
    const mine = `${process.pid} ${(0,external_node_crypto_namespaceObject.randomUUID)()} ${processSpace()}`;
    const started = now();
    let watched;
    while (!(await create(lock, mine))) {
        const holder = await read(lock);
        const time = now();
        if (watched?.holder !== holder)
            watched = undefined;
        watched ??= { holder, since: time };
        if (time - started > waitAtMostMs)
            throw locked(path, holder, waitAtMostMs);
        if (holder !== undefined && (isGone(holder) || time - watched.since > staleAfterMs)) {
            // Under a lock of its own, so that of several watchers none removes the successor's lock.
            await lock_withLock(lock, () => release(lock, holder), options);
        }
        await sleep(5 + 20 * random());
    }
    try {
        return await action();
    }
    finally {
        // The action's own result or error matters more; a lock left behind goes stale.
        await release(lock, mine).catch(() => { });
    }
}
/** Whether a holder has certainly ended, a process of this machine, or has never been. */
function isGone(holder) {
    if (holder === nobody)
        return true;
    const [, pid, space] = /^(\d+) \S+ (.*)$/.exec(holder) ?? [];
    return pid !== undefined && space === processSpace() && !isRunning(Number(pid));
}
async function create(lock, mine) {
    try {
        await (0,system_errors/* whileBusy */.lr)(() => (0,files_system/* writeFile */._h)(lock, mine, { flag: 'wx', mode: private_privateFileMode }));
        return true;
    }
    catch (error) {
        if ((0,system_errors/* hasCode */.up)(error, 'EEXIST'))
            return false;
        throw error;
    }
}
async function release(lock, holder) {
    if ((await read(lock)) !== holder)
        return;
    await (holder === nobody ? (0,files_system/* removeDirectory */.q)(lock) : removeFile(lock));
}
/** The holder of what stands in the place of a lock and is no file: no holder makes such a thing. */
const nobody = 'nobody';
async function read(lock) {
    const entry = await (0,files_system/* lstat */.$1)(lock);
    if (entry && !entry.isFile())
        return nobody;
    return (0,system_errors/* unlessMissing */.F2)(() => (0,system_errors/* whileBusy */.lr)(() => (0,files_system/* readFile */.TA)(lock, 'utf8')));
}
function locked(path, holder, waitedMs) {
    const pid = holder?.match(/^\d+/)?.[0];
    const who = pid ? `process ${pid}` : 'another process';
    return new error/* LoginError */.Qd(`${path} was locked by ${who} for more than ${Math.round(waitedMs / 1000)} s. If nothing is running, remove ${path}.lock.`, { code: 'files/locked', stage: 'publish', retry: 'no' });
}

;// CONCATENATED MODULE: ./lib/files/apply-edits.js
/**
 * Applies edits to files that others write too, and takes them back. Each file is read, changed and replaced under a
 * lock. What is needed to restore it lies next to it in a private file, because it may be secret and because uses of
 * the action share it; it goes with the last edit.
 */









/**
 * Applies edits, all or none. The same edit by the same owner again renews it.
 *
 * @param owner a path that exists as long as these edits are wanted: the directory of this use of the action. Edits
 *   whose owner is gone, as after a crash of the machine, are taken back by whoever edits the file next.
 * @throws {LoginError} `files/not-a-file`, `files/not-a-directory`, `files/locked`, `files/unsafe-value`
 */
async function applyEdits(edits, owner, options) {
    const files = Map.groupBy(edits, (edit) => resolve(edit.path));
    const outcomes = await Promise.allSettled([...files].map(([path, ofFile]) => applyToFile(path, ofFile, owner, options)));
    const applied = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []));
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure) {
        await revertEdits(applied, options);
        throw failure.reason;
    }
    return applied;
}
/** Takes edits back and leaves what others wrote since. Never fails; says for each file what became of it. */
async function revertEdits(applied, options) {
    const files = Map.groupBy(applied, ({ path }) => path);
    return Promise.all([...files].map(async ([path, ofFile]) => {
        try {
            return { path, outcome: await revertFile(path, ofFile, options) };
        }
        catch (error) {
            return { path, outcome: 'failed', reason: error.message };
        }
    }));
}
async function applyToFile(path, edits, owner, options) {
    const ours = isOurs(path, options);
    await (ours ? claimPrivateDirectory(dirname(path)) : ensureDirectory(dirname(path)));
    return withLock(journalPath(path), async () => {
        const file = await readRegularFile(path, ours);
        let ledger = await withoutAbandoned(await apply_edits_open(path, file, edits), owner);
        const applied = edits.map((edit) => {
            const warning = warningOf(ledger.content, edit);
            const entered = enter(ledger, edit, owner);
            ledger = entered.ledger;
            return { path, id: entered.id, claim: entered.claim, ...(warning !== undefined && { warning }) };
        });
        // The journal first: a crash in between leaves knowledge about nothing, not secrets that nobody knows about.
        if ((await lstat(journalPath(path)))?.isDirectory())
            await removeJournal(path);
        await writePrivateFile(journalPath(path), writeJournal(ledger.journal));
        if (file?.content !== ledger.content || file.mode !== privateFileMode)
            await writePrivateFile(path, Buffer.from(ledger.content, 'latin1'));
        return applied;
    }, options);
}
async function revertFile(path, applied, options) {
    const ours = isOurs(path, options);
    const directory = await (0,files_system/* lstat */.$1)((0,external_node_path_namespaceObject.dirname)(path));
    if (!directory || (ours && !directory.isDirectory()))
        return 'gone';
    await private_ensureDirectory((0,external_node_path_namespaceObject.dirname)(path));
    return lock_withLock(journalPath(path), async () => {
        const file = await readRegularFile(path, ours);
        if (!file) {
            await removeJournal(path);
            return 'gone';
        }
        const found = await journalOf(path);
        if (!found) {
            const content = applied.reduce((text, { claim }) => withdrawBlindly(text, claim), file.content);
            await replaceContent(path, file, content, file.mode);
            await removeJournal(path);
            return 'restored';
        }
        const start = journal_noticeOthers({ content: file.content, journal: found });
        const { content, journal } = applied.reduce((ledger, { id }) => journal_withdraw(ledger, id), start);
        const last = journal.layers.length === 0;
        const deleted = last && journal.created && saysNothingNew(content, journal.original, applied[0].claim);
        if (deleted)
            await removeFile(path);
        else
            await replaceContent(path, file, content, last && !journal.created ? journal.mode : file.mode);
        if (last)
            await removeJournal(path);
        else
            await private_writePrivateFile(journalPath(path), journal_writeJournal(journal));
        return deleted ? 'deleted' : 'restored';
    }, options);
}
/** What there is to edit: the file and its journal, or the user's own file to start from, or nothing. */
async function apply_edits_open(path, file, edits) {
    if (file) {
        const { content } = file;
        return noticeOthers({ content, journal: (await journalOf(path)) ?? newJournal(content, file) });
    }
    const startFrom = edits.find((edit) => edit.startFrom !== undefined)?.startFrom;
    // Without a file that we cannot read: the tools could not either.
    const content = startFrom === undefined ? '' : await readFile(startFrom, 'latin1').catch(() => '');
    return { content, journal: newJournal(content) };
}
/** Takes back the edits of those who are gone without having done so. */
async function withoutAbandoned(ledger, owner) {
    let result = ledger;
    for (const layer of ledger.journal.layers) {
        if (layer.owner !== owner && !(await lstat(layer.owner)))
            result = withdraw(result, layer.id);
    }
    return result;
}
async function replaceContent(path, file, content, mode) {
    if (content === file.content && mode === file.mode)
        return;
    await private_writePrivateFile(path, Buffer.from(content, 'latin1'), mode);
}
/** Whether nothing is left in a file that we made but what it started from. */
function saysNothingNew(content, original, { format }) {
    if (content === original || content.trim() === '')
        return true;
    return (format === 'json' &&
        (isEmptyDocument(toText(content)) || isSameDocument(toText(content), toText(original))));
}
function isOurs(path, { within } = {}) {
    return within !== undefined && path.startsWith((0,external_node_path_namespaceObject.join)((0,external_node_path_namespaceObject.resolve)(within), external_node_path_namespaceObject.sep));
}
/**
 * Refuses a link: a new file in its place would cut it, and following it would write secrets somewhere else. In a
 * directory that is ours, nobody else's link is cut.
 */
async function readRegularFile(path, ours) {
    const entry = await (0,files_system/* lstat */.$1)(path);
    if (!entry)
        return undefined;
    if (!entry.isFile() && ours) {
        await (0,files_system/* removeDirectory */.q)(path);
        return undefined;
    }
    if (!entry.isFile()) {
        const kind = entry.isSymbolicLink() ? 'a symbolic link' : 'not a file';
        throw new error/* LoginError */.Qd(`${path} is ${kind}, so it is not edited. Name the file itself instead.`, {
            code: 'files/not-a-file',
            stage: 'publish',
            retry: 'no',
        });
    }
    const content = await (0,system_errors/* unlessMissing */.F2)(() => (0,files_system/* readFile */.TA)(path, 'latin1'));
    return content === undefined ? undefined : { content, mode: entry.mode & 0o777 };
}
/** One that cannot be read is as good as lost. */
async function journalOf(path) {
    return readJournal(await (0,files_system/* readFile */.TA)(journalPath(path), 'utf8').catch(() => undefined));
}
/** Whatever somebody has made of it: its name is ours. */
async function removeJournal(path) {
    await (0,files_system/* removeDirectory */.q)(journalPath(path));
}
function journalPath(path) {
    return `${path}.multi-cloud-login`;
}

;// CONCATENATED MODULE: ./lib/files/job-directory.js
/**
 * The private directory of all uses of the action in one job, below `RUNNER_TEMP`:
 *
 *     multi-cloud-login/
 *       shared/      files that several logins write
 *       use-<id>/    files of one use; the last use to close removes everything
 */




const jobDirectoryName = 'multi-cloud-login';
const usePrefix = 'use-';
/**
 * Opens a use of the action. Uses may open and close at the same time, as background steps do.
 *
 * @param temp the runner's temporary directory, absolute
 * @param id unique in the job, of letters, digits and dashes, for example a random UUID
 * @throws {LoginError} `files/owner`, `files/locked`
 */
async function openUse(temp, id, options) {
    const paths = pathsOf(temp, id);
    await mkdir(temp);
    return withLock(paths.job, async () => {
        for (const directory of [paths.job, paths.shared, paths.use])
            await claimPrivateDirectory(directory);
        return useOf(temp, id);
    }, options);
}
/**
 * Removes what the use kept, and with the last use the whole directory. Fine when there is nothing (left) to remove.
 *
 * @throws {LoginError} `files/locked`; the use's own directory is gone even then
 */
async function closeUse(temp, id, options) {
    const paths = pathsOf(temp, id);
    const job = await (0,files_system/* lstat */.$1)(paths.job);
    if (!job)
        return;
    // Whatever has taken its place holds nothing of ours, and a link could lead anywhere.
    if (!job.isDirectory())
        return (0,files_system/* removeDirectory */.q)(paths.job);
    await (0,files_system/* removeDirectory */.q)(paths.use);
    await lock_withLock(paths.job, async () => {
        if ((await openUses(temp)).length === 0)
            await (0,files_system/* removeDirectory */.q)(paths.job);
    }, options);
}
function pathsOf(temp, id) {
    if (!isUseId(id))
        throw new TypeError('The id of a use consists of letters, digits and dashes.');
    const job = (0,external_node_path_namespaceObject.join)(temp, jobDirectoryName);
    return {
        job,
        shared: (0,external_node_path_namespaceObject.join)(job, 'shared'),
        use: (0,external_node_path_namespaceObject.join)(job, `${usePrefix}${id}`),
    };
}
/** Where credentials are cached for all uses in this job, until the last use closes. Made on demand. */
function cacheDirectory(temp) {
    return join(temp, jobDirectoryName, 'cache');
}
/** Where credentials are cached for one use alone. Made on demand; goes with the use. */
function ownCacheDirectory(temp, id) {
    return join(useDirectory(temp, id), 'cache');
}
/** Where a use keeps the files that are its alone. */
function useDirectory(temp, id) {
    return pathsOf(temp, id).use;
}
/** Where a use will keep its files, or keeps them. */
function useOf(temp, id) {
    const { use, shared } = pathsOf(temp, id);
    return { directory: use, shared };
}
/** Where everything lies that is ours alone. */
function jobDirectory(temp) {
    return (0,external_node_path_namespaceObject.join)(temp, jobDirectoryName);
}
/** Names of the uses that are open, by their directories. Never fails: where nothing can be read, there is none. */
async function openUses(temp) {
    const names = await (0,files_system/* readdir */.Cy)(jobDirectory(temp)).catch(() => []);
    return names
        .filter((name) => name.startsWith(usePrefix))
        .map((name) => name.slice(usePrefix.length))
        .filter(isUseId);
}
function isUseId(name) {
    return /^[\w-]+$/.test(name);
}

;// CONCATENATED MODULE: ./lib/http/answer.js

function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The body as a JSON object, or undefined when it is empty, HTML, cut off or anything else. */
function jsonBody(answer) {
    try {
        const value = JSON.parse(answer.body);
        return isObject(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/**
 * A success status with a body that cannot be a success. Seen from proxies and from services in trouble, and gone on
 * the next try.
 */
function unusableAnswer(host, answer, stage) {
    const what = answer.body.trim() === ''
        ? 'an empty body'
        : /^\s*</.test(answer.body)
            ? 'a web page'
            : 'something unreadable';
    return new LoginError(`${host} answered HTTP ${answer.status} with ${what} instead of a result`, {
        code: 'http/unusable-answer',
        stage,
        retry: 'yes',
        status: answer.status,
    });
}
/** A service's error code, fit for our own codes and titles; empty when it is not a plain word. */
function wireCode(value) {
    return typeof value === 'string' && /^[\w.-]{1,100}$/.test(value) ? value : '';
}
/**
 * At most `length` characters of foreign text, on one line, without control characters. A JWT in it is dropped first, and
 * no word is cut: part of a secret would no longer be the text that is masked.
 */
function excerpt(text, length = 300) {
    const line = text
        .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
        .replace(/eyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g, '***')
        .trim();
    if (line.length <= length)
        return line;
    return `${line
        .slice(0, length + 1)
        .replace(/[^\s"',;&<>(){}[\]]*$/, '')
        .slice(0, length)
        .trimEnd()}\u2026`;
}

;// CONCATENATED MODULE: ./lib/refresh/diary.js
/**
 * What the refresher did, for whoever wants to know later: it has no log of its own in the job. One JSON object per
 * line, without any secret. It informs, and nothing depends on it: where it cannot be read or written, it is silent.
 */




const fileName = 'refresher.log';
/** @param directory of the use of the action that started the refresher */
function diaryPath(directory) {
    return (0,external_node_path_namespaceObject.join)(directory, fileName);
}
/** Adds a line, unless that is not possible. Never rejects. */
async function diary_writeDiary(directory, entry, now) {
    const line = `${JSON.stringify({ at: new Date(now).toISOString(), ...entry })}\n`;
    await (0,files_system/* appendFile */.dl)(diaryPath(directory), line, { mode: private_privateFileMode }).catch(() => { });
}
/**
 * The entries, oldest first; undefined when no refresher was started there, or nothing can be read. Damaged lines are
 * left out. Never rejects.
 */
async function readDiary(directory) {
    const text = await (0,files_system/* readFile */.TA)(diaryPath(directory), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : entriesIn(text);
}
function entriesIn(text) {
    return text.split('\n').flatMap((line) => {
        try {
            const entry = JSON.parse(line);
            return isObject(entry) && typeof entry.event === 'string' ? [entry] : [];
        }
        catch {
            return [];
        }
    });
}
/** The process ID that a diary begins with, or undefined. */
function readPid(text) {
    return pidIn(entriesIn(text));
}
function pidIn(diary) {
    const pid = diary.find(({ event }) => event === 'started')?.pid;
    return Number.isSafeInteger(pid) && Number(pid) > 0 ? Number(pid) : undefined;
}
/**
 * What a user should know about a refresher, as the rest of a sentence that begins with it; undefined when all is well
 * or was told already. Pure.
 *
 * @param isRunning whether its process runs; undefined when that cannot be known, which is not taken for a death
 */
function troubleIn(diary, isRunning) {
    const lastReport = diary.findLastIndex(({ event }) => event === 'reported');
    const untold = diary.slice(lastReport + 1);
    const last = diary.findLast(({ event }) => event !== 'reported');
    const isTold = lastReport >= 0 && untold.length === 0;
    const gaveUp = untold.findLast(({ event }) => event === 'gave-up');
    if (gaveUp)
        return `gave up on the login "${gaveUp.login}": ${gaveUp.reason}.`;
    const failing = untold.findLast(({ event, login }, index) => event === 'failing' &&
        !untold.slice(index).some((later) => later.event === 'renewed' && later.login === login));
    if (failing)
        return `cannot renew the login "${failing.login}", and goes on trying: ${failing.reason}.`;
    if (isTold || diary.some(({ event }) => event === 'stopping'))
        return undefined;
    if (last?.event === 'ended')
        return `has ended: ${last.reason}.`;
    if (last?.event === 'stopped')
        return 'has stopped, because the file that lets it go on was taken away.';
    if (isRunning !== false)
        return undefined;
    const failure = last?.event === 'failed' ? ` The last renewal had failed: ${last.reason}.` : '';
    return `was ended by something else.${failure}`;
}

;// CONCATENATED MODULE: ./lib/refresh/marker.js
/**
 * The file whose existence lets the refresher of a use go on. It is removed under the lock that the refresher writes
 * under, so that nothing is written after that. It holds the process ID, so that the diary may get lost.
 */






function markerPath(directory) {
    return (0,external_node_path_namespaceObject.join)(directory, 'refresher');
}
/** @param pid of the refresher, once there is one */
async function marker_setMarker(directory, pid) {
    // Of the diary's form: whichever of the two is left, or has the other's name, tells the same.
    const entry = pid === undefined ? undefined : { event: 'started', pid };
    await writeFile(markerPath(directory), entry ? JSON.stringify(entry) : '', { mode: privateFileMode });
}
async function isWanted(directory) {
    return (await (0,files_system/* lstat */.$1)(markerPath(directory))) !== undefined;
}
/** The process ID of the refresher, or undefined. */
async function markedPid(directory) {
    return readPid(await (0,files_system/* readFile */.TA)(markerPath(directory), 'utf8').catch(() => ''));
}
/** Runs an action while the marker stands. Says whether it did. */
async function whileWanted(directory, action) {
    try {
        return await withLock(markerPath(directory), async () => {
            if (!(await isWanted(directory)))
                return false;
            await action();
            return true;
        });
    }
    catch (error) {
        // The directory went, and the lock could not even be made.
        if (hasCode(error, 'ENOENT') && !(await isWanted(directory)))
            return false;
        throw error;
    }
}
/** Whatever has taken the marker's place goes too, and if need be without the lock: the refresher has to end. */
async function removeMarker(directory) {
    const remove = () => (0,files_system/* removeDirectory */.q)(markerPath(directory));
    await lock_withLock(markerPath(directory), remove).catch(remove);
}

;// CONCATENATED MODULE: ./lib/refresh/control.js
/** The action's side of the refresher: starts it, ends it, and tells what became of it. */





/** How long the post step waits for the refresher's last line, and then for the end of its process. */
const lastLineMs = 3_000;
const processEndMs = 500;
const lookMs = 20;
/**
 * Starts the refresher, detached from this process: the runner waits for nobody who still holds a step's output, and
 * ends it with the job, as its environment has the job's tracking ID.
 *
 * @returns its process ID
 */
async function startRefresher(specifications, place) {
    await setMarker(place.directory);
    const program = join(place.actionDirectory, 'helper', 'index.js');
    // Loaded here, because most steps start no process.
    const { spawn } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 421, 19));
    const child = spawn(place.nodePath, ['--no-warnings', program, 'refresh', ...specifications], {
        // Not in a directory that is to be removed.
        cwd: place.actionDirectory,
        env: withoutInputs(place.env),
        detached: true,
        stdio: 'ignore',
        windowsHide: true,
    });
    await new Promise((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', reject);
    });
    child.unref();
    const pid = child.pid;
    await setMarker(place.directory, pid);
    await writeDiary(place.directory, { event: 'started', pid }, Date.now());
    return pid;
}
/** Inputs may be secrets, and the environment of a process can be read for as long as it runs. */
function withoutInputs(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(INPUT|STATE)_/.test(name)));
}
/**
 * Ends the refresher of a use of the action, if there is one. When this returns, nothing is written any more, even by
 * a process that is too busy to end in time. Takes up to some seconds.
 *
 * @param known its process ID, if somebody remembers
 */
async function stopRefresher(directory, known) {
    const diary = await readDiary(directory);
    const marked = await isWanted(directory);
    const pid = known ?? (await pidOf(directory, diary));
    if (!marked && diary === undefined && pid === undefined)
        return;
    // So that what follows is not taken for trouble.
    await diary_writeDiary(directory, { event: 'stopping' }, Date.now());
    await removeMarker(directory);
    const hasEnded = async () => (pid !== undefined && !isRunning(pid)) ||
        (await readDiary(directory))?.some(({ event }) => event === 'stopped' || event === 'ended');
    await until(hasEnded, lastLineMs);
    if (pid !== undefined)
        await until(async () => !isRunning(pid), processEndMs);
}
/**
 * What the user should know about the refresher of a use, told once; undefined when there is nothing to tell. Never
 * rejects.
 */
async function refresherTrouble(directory) {
    const diary = await readDiary(directory);
    const pid = await pidOf(directory, diary);
    const trouble = troubleIn(diary ?? [], pid === undefined ? undefined : isRunning(pid));
    if (trouble === undefined)
        return undefined;
    await diary_writeDiary(directory, { event: 'reported' }, Date.now());
    return `The process that keeps Azure credentials alive ${trouble} Files it has kept alive work until their last credential ends.`;
}
/** From the diary or, should that be lost, the marker. */
async function pidOf(directory, diary = []) {
    return pidIn(diary) ?? (await markedPid(directory));
}
async function until(condition, atMostMs) {
    const end = performance.now() + atMostMs;
    while (!(await condition()) && performance.now() < end)
        await (0,promises_.setTimeout)(lookMs);
}

;// CONCATENATED MODULE: ./lib/action/revoke.js
const timeoutMs = 10_000;
async function revoke(revocations, deps) {
    await Promise.all(revocations.map(async ({ what, method, url, headers, body, tls, goneStatuses = [] }) => {
        const failure = await deps.http
            .send({
            method,
            url,
            headers,
            timeoutMs,
            ...(body === undefined ? {} : { body }),
            ...(tls === undefined ? {} : { tls }),
        })
            .then(({ status }) => (status >= 200 && status < 300) || goneStatuses.includes(status) ? undefined : `HTTP ${status}`)
            .catch((error) => error.message);
        if (failure === undefined)
            deps.runner.info(`Revoked: ${what}`);
        else
            deps.runner.warning(`Could not revoke ${what}, which ends by itself: ${failure}`);
    }));
}

;// CONCATENATED MODULE: ./lib/action/state.js

const stateName = 'login';
function saveState(runner, state) {
    runner.saveState(stateName, JSON.stringify(state));
}
/** The state main saved, or undefined when main never came that far. */
function loadState(runner) {
    const text = runner.state(stateName);
    if (!text)
        return undefined;
    const value = JSON.parse(text);
    return isObject(value) ? value : undefined;
}

;// CONCATENATED MODULE: ./lib/action/post-step.js
/** Takes back what main wrote, from saved state only. Never fails the job: a problem is a warning. */







const outcomeWords = {
    restored: 'Took our entries out of',
    deleted: 'Removed',
    gone: 'Already gone',
};
async function postStep(deps) {
    const { runner } = deps;
    const state = loadState(runner);
    if (!state)
        return runner.info('Nothing to clean up: no login was published.');
    await attempt('the refresher', runner, () => endRefresher(state, runner));
    if (!state.cleanup)
        return runner.info('Left in place, as `cleanup: false` asks: credential files and environment.');
    if (state.revocations.length > 0) {
        await attempt('the tokens that can be revoked', runner, async () => revoke(state.revocations, deps));
    }
    const within = { within: jobDirectory(state.temp) };
    await attempt('our entries in shared files', runner, async () => {
        for (const { path, outcome, reason } of await revertEdits(state.edits, within)) {
            if (outcome === 'failed')
                runner.warning(`Could not take our entries out of ${path}: ${reason}`);
            else
                runner.info(`${outcomeWords[outcome]} ${path}`);
        }
    });
    for (const path of state.files) {
        await attempt(path, runner, async () => {
            await removeFile(path);
            runner.info(`Removed ${path}`);
        });
    }
    await attempt('the private directory', runner, () => closeUse(state.temp, state.use));
    await attempt('the environment', runner, () => restoreEnvironment(state, runner));
}
/** First of all, so that nothing is written behind the back of what follows. */
async function endRefresher({ temp, use, cleanup, refresher }, runner) {
    const directory = useDirectory(temp, use);
    const trouble = await refresherTrouble(directory);
    if (trouble !== undefined)
        runner.warning(trouble);
    if (cleanup)
        await stopRefresher(directory, refresher);
}
/**
 * A variable gets back the value it had. One that did not exist cannot be unset; it is emptied where its readers take
 * empty as unset, and left otherwise, because an empty region or path breaks later post steps.
 */
async function restoreEnvironment(state, runner) {
    const restored = [];
    const emptied = [];
    for (const [name, { previous, emptyMeansUnset, standIn }] of Object.entries(state.variables)) {
        const left = previous === null && standIn && !(await (0,files_system/* lstat */.$1)(standIn.unless)) ? standIn.path : '';
        if (previous !== null)
            restored.push(name);
        else if (emptyMeansUnset && left === '')
            emptied.push(name);
        else if (left === '')
            continue;
        runner.exportVariable(name, previous ?? left);
    }
    if (restored.length > 0)
        runner.info(`Restored: ${restored.join(', ')}`);
    if (emptied.length > 0)
        runner.info(`Emptied: ${emptied.join(', ')}`);
}
async function attempt(what, runner, work) {
    try {
        await work();
    }
    catch (error) {
        runner.warning(`Could not clean up ${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
}


/***/ }),

/***/ 840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  j: () => (/* binding */ createRunner)
});

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: external "node:path"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_node_path_namespaceObject = x({  });
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return __awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return __awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return file_command_issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    command_issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
// EXTERNAL MODULE: ./lib/files/system.js
var system = __nccwpck_require__(610);
;// CONCATENATED MODULE: ./lib/action/runner.js
/** The edge to GitHub's runner: workflow commands and file commands. Everything else takes a {@link Runner}. */


function createRunner(env = process.env) {
    const titled = (title) => (title ? { title } : {});
    return {
        mask: core_setSecret,
        info: info,
        debug: core_debug,
        notice: (message, title) => notice(message, titled(title)),
        warning: (message, title) => warning(message, titled(title)),
        error: (message, title) => error(message, titled(title)),
        fail: () => {
            process.exitCode = ExitCode.Failure;
        },
        exportVariable: exportVariable,
        setOutput: setOutput,
        saveState: saveState,
        state: getState,
        async summarize(markdown) {
            if (env.GITHUB_STEP_SUMMARY)
                await (0,system/* appendFile */.dl)(env.GITHUB_STEP_SUMMARY, `${markdown}\n`);
        },
    };
}


/***/ }),

/***/ 464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ unlessMissing),
/* harmony export */   lr: () => (/* binding */ whileBusy),
/* harmony export */   up: () => (/* binding */ hasCode)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(500);

/** Whether a file system call failed for one of these reasons, for example `ENOENT`. */
function hasCode(error, ...codes) {
    return codes.some((code) => error?.code === code);
}
/**
 * The file's content or whatever `action` promises; undefined when the file is not there, or cannot be: a part of its
 * path is no directory, as where the home of a service account is `/dev/null`.
 */
async function unlessMissing(action) {
    try {
        return await action();
    }
    catch (error) {
        if (hasCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP'))
            return undefined;
        throw error;
    }
}
/** Waits between the tries, 310 ms in all. */
const pausesMs = [10, 20, 40, 80, 160];
/**
 * Windows refuses to create, rename or remove a file for the moment in which another process (a virus scanner, the
 * tool that reads it) has it open. Elsewhere these codes are permanent and only fail a little later.
 */
async function whileBusy(action, sleep = node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout) {
    for (const milliseconds of pausesMs) {
        try {
            return await action();
        }
        catch (error) {
            if (!hasCode(error, 'EPERM', 'EACCES', 'EBUSY'))
                throw error;
            await sleep(milliseconds);
        }
    }
    return await action();
}


/***/ }),

/***/ 610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $1: () => (/* binding */ lstat),
/* harmony export */   $w: () => (/* binding */ rename),
/* harmony export */   Ck: () => (/* binding */ mkdir),
/* harmony export */   Cy: () => (/* binding */ readdir),
/* harmony export */   TA: () => (/* binding */ readFile),
/* harmony export */   _h: () => (/* binding */ writeFile),
/* harmony export */   dl: () => (/* binding */ appendFile),
/* harmony export */   k6: () => (/* binding */ chmod),
/* harmony export */   nM: () => (/* binding */ removeFile),
/* harmony export */   q: () => (/* binding */ removeDirectory)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
/* harmony import */ var _system_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(464);
/**
 * The file system calls of this action, as promises. Underneath they are the synchronous ones: our files are few, small
 * and local, so that a call takes microseconds, while the way through the thread pool and back takes many times as long
 * for each. A second use of the action in a job, which has no request to wait for, consists of little else.
 */


async function readFile(path, encoding) {
    return node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync(path, encoding);
}
/** @param options `flag: 'wx'` fails where something stands at the path, be it a link */
async function writeFile(path, content, options) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync(path, content, options);
}
async function appendFile(path, content, options) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync(path, content, options);
}
async function rename(from, to) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync(from, to);
}
async function chmod(path, mode) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync(path, mode);
}
/** What stands at a path, without following a link; undefined when there is nothing, or the way there is not one. */
async function lstat(path) {
    return (0,_system_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessMissing */ .F2)(async () => node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(path, { throwIfNoEntry: false }));
}
/** Makes a directory and its missing parents. */
async function mkdir(path, mode) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync(path, { recursive: true, mode });
}
async function readdir(path) {
    return node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(path);
}
/** Removes a file or a link, if it is there. */
async function removeFile(path) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync(path, { force: true });
}
/** Removes a directory with all it holds, if it is there. Links are removed, not followed. */
async function removeDirectory(path) {
    // The tools of other steps may be writing while we remove, hence the repeats.
    node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}


/***/ }),

/***/ 238:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ lazyHttpClient)
/* harmony export */ });
/** The real client, loaded with the first request: a step that finds everything in the cache never needs it. */
function lazyHttpClient(userAgent) {
    let client;
    const leaving = new Set();
    return {
        async send(request) {
            client ??= load(userAgent);
            const { promise: sent, resolve: onSent } = Promise.withResolvers();
            leaving.add(sent);
            sent.then(() => leaving.delete(sent));
            try {
                return await (await client).send({ ...request, onSent });
            }
            finally {
                onSent();
            }
        },
        allSent: () => Promise.all(leaving),
    };
}
async function load(userAgent) {
    const [{ createHttpClient }, { createAgents }] = await Promise.all([
        __nccwpck_require__.e(/* import() */ 862).then(__nccwpck_require__.bind(__nccwpck_require__, 862)),
        __nccwpck_require__.e(/* import() */ 668).then(__nccwpck_require__.bind(__nccwpck_require__, 668)),
    ]);
    return createHttpClient({ agents: createAgents(), userAgent });
}


/***/ }),

/***/ 687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Qd: () => (/* binding */ LoginError)
/* harmony export */ });
/* unused harmony exports messageSaysAll, withoutRepeat */
/**
 * Errors are data: a stable code and the facts around it. Text for people is made from them in one place
 * (the provider's `diagnose`), so texts may change while codes may not.
 */
const messageSaysAll = { causes: [], fix: [] };
/**
 * What went wrong in a login. The message is the service's own text (or ours), without any secret. The error of a
 * vendor library is never attached as `cause`: some of them carry the tokens they sent.
 */
class LoginError extends Error {
    name = 'LoginError';
    code;
    stage;
    retry;
    status;
    retryAfterMs;
    operation;
    requestIds;
    advice;
    constructor(message, failure) {
        super(message);
        this.code = failure.code;
        this.stage = failure.stage;
        this.retry = failure.retry;
        if (failure.status !== undefined)
            this.status = failure.status;
        if (failure.retryAfterMs !== undefined)
            this.retryAfterMs = failure.retryAfterMs;
        if (failure.operation !== undefined)
            this.operation = failure.operation;
        if (failure.advice !== undefined)
            this.advice = failure.advice;
        if (failure.requestIds !== undefined)
            this.requestIds = failure.requestIds;
    }
}
/** The same failure for a caller that must not repeat: whoever threw it has done so already. */
function withoutRepeat(error) {
    return error instanceof LoginError ? new LoginError(error.message, { ...error, retry: 'no' }) : error;
}


/***/ }),

/***/ 317:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _action_post_step_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(820);
/* harmony import */ var _action_runner_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(840);
/* harmony import */ var _http_lazy_client_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(238);
/* harmony import */ var _user_agent_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(276);
/** Entry of the action's post stage. */




await (0,_action_post_step_js__WEBPACK_IMPORTED_MODULE_0__/* .postStep */ .F)({ runner: (0,_action_runner_js__WEBPACK_IMPORTED_MODULE_1__/* .createRunner */ .j)(process.env), http: (0,_http_lazy_client_js__WEBPACK_IMPORTED_MODULE_2__/* .lazyHttpClient */ .a)(_user_agent_js__WEBPACK_IMPORTED_MODULE_3__/* .userAgent */ .N) });

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ userAgent)
/* harmony export */ });
/** Sent with every request: some services refuse a request without one, and operators can tell who calls. */
const userAgent = 'multi-cloud-oidc-login/1.0';


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(317);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
