export const id = 901;
export const ids = [901];
export const modules = {

/***/ 5901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  refresh: () => (/* binding */ refresh)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./node_modules/jose/dist/webapi/util/decode_jwt.js
var decode_jwt = __webpack_require__(7961);
// EXTERNAL MODULE: ./lib/action/secrets.js
var action_secrets = __webpack_require__(7987);
// EXTERNAL MODULE: ./lib/http/retry.js
var retry = __webpack_require__(8394);
// EXTERNAL MODULE: ./lib/identity/github.js
var github = __webpack_require__(3651);
// EXTERNAL MODULE: ./lib/identity/tokens.js
var identity_tokens = __webpack_require__(8334);
// EXTERNAL MODULE: ./lib/login/cache.js
var cache = __webpack_require__(4523);
// EXTERNAL MODULE: ./lib/files/private.js
var files_private = __webpack_require__(6968);
// EXTERNAL MODULE: ./lib/files/system.js
var system = __webpack_require__(1610);
// EXTERNAL MODULE: ./lib/http/answer.js
var answer = __webpack_require__(6788);
;// CONCATENATED MODULE: ./lib/refresh/diary.js
/**
 * What the refresher did, for whoever wants to know later: it has no log of its own in the job. One JSON object per
 * line, without any secret. It informs, and nothing depends on it: where it cannot be read or written, it is silent.
 */




const fileName = 'refresher.log';
/** @param directory of the use of the action that started the refresher */
function diaryPath(directory) {
    return (0,external_node_path_.join)(directory, fileName);
}
/** Adds a line, unless that is not possible. Never rejects. */
async function writeDiary(directory, entry, now) {
    const line = `${JSON.stringify({ at: new Date(now).toISOString(), ...entry })}\n`;
    await (0,system/* appendFile */.dl)(diaryPath(directory), line, { mode: files_private/* privateFileMode */.nr }).catch(() => { });
}
/**
 * The entries, oldest first; undefined when no refresher was started there, or nothing can be read. Damaged lines are
 * left out. Never rejects.
 */
async function readDiary(directory) {
    const text = await readFile(diaryPath(directory), 'utf8').catch(() => undefined);
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
function diary_readPid(text) {
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

// EXTERNAL MODULE: ./lib/refresh/log-in.js + 1 modules
var log_in = __webpack_require__(6095);
// EXTERNAL MODULE: ./lib/files/lock.js + 1 modules
var lock = __webpack_require__(5194);
// EXTERNAL MODULE: ./lib/files/system-errors.js
var system_errors = __webpack_require__(5464);
;// CONCATENATED MODULE: ./lib/refresh/marker.js
/**
 * The file whose existence lets the refresher of a use go on. It is removed under the lock that the refresher writes
 * under, so that nothing is written after that. It holds the process ID, so that the diary may get lost.
 */






function markerPath(directory) {
    return (0,external_node_path_.join)(directory, 'refresher');
}
/** @param pid of the refresher, once there is one */
async function setMarker(directory, pid) {
    // Of the diary's form: whichever of the two is left, or has the other's name, tells the same.
    const entry = pid === undefined ? undefined : { event: 'started', pid };
    await writeFile(markerPath(directory), entry ? JSON.stringify(entry) : '', { mode: privateFileMode });
}
async function isWanted(directory) {
    return (await (0,system/* lstat */.$1)(markerPath(directory))) !== undefined;
}
/** The process ID of the refresher, or undefined. */
async function markedPid(directory) {
    return readPid(await readFile(markerPath(directory), 'utf8').catch(() => ''));
}
/** Runs an action while the marker stands. Says whether it did. */
async function whileWanted(directory, action) {
    try {
        return await (0,lock/* withLock */.k)(markerPath(directory), async () => {
            if (!(await isWanted(directory)))
                return false;
            await action();
            return true;
        });
    }
    catch (error) {
        // The directory went, and the lock could not even be made.
        if ((0,system_errors/* hasCode */.up)(error, 'ENOENT') && !(await isWanted(directory)))
            return false;
        throw error;
    }
}
/** Whatever has taken the marker's place goes too, and if need be without the lock: the refresher has to end. */
async function removeMarker(directory) {
    const remove = () => removeDirectory(markerPath(directory));
    await withLock(markerPath(directory), remove).catch(remove);
}

// EXTERNAL MODULE: ./lib/login/error.js
var login_error = __webpack_require__(9687);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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
function sectionBefore(text, section, keys) {
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
function setSection(text, section, keys) {
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
        if (!isOurs(key, entry && entryValue(result.slice(entry.start, entry.end))))
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
    const wanted = sectionName(section);
    let found;
    let inside = false;
    for (const line of linesOf(text)) {
        const header = headerPattern.exec(line.text)?.[1];
        if (header !== undefined) {
            inside = sectionName(header) === wanted;
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
function entryValue(entry) {
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
function sectionName(section) {
    const [, kind, name] = namedSection.exec(section) ?? [];
    return kind === undefined ? section : `${kind} ${name.replace(/^(["'])(.*)\1$/s, '$2')}`;
}
function renderHeader(section) {
    const plain = sectionName(section);
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
    return new login_error/* LoginError */.Qd(`${what} cannot stand in an INI file: line breaks, control characters, brackets and outer blanks would be lost.`, {
        code: 'files/unsafe-value',
        stage: 'publish',
        retry: 'no',
    });
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./lib/files/json.js
/** Merges entries into a JSON text and takes exactly these back. Lists and maps are handled as lists of named slots. */

const byteOrderMark = '\ufeff';
function placeOf({ at, entries, exclusive }) {
    return {
        at,
        ...(entries.kind === 'list' && { match: entries.match }),
        ...(exclusive !== undefined && { exclusive }),
    };
}
/** Reads what {@link mergeEntries} is going to replace. */
function entriesBefore(text, edit) {
    const place = placeOf(edit);
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
function mergeEntries(text, edit) {
    const place = placeOf(edit);
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
function displaces(text, edit) {
    const { belongsTo } = edit;
    if (!belongsTo)
        return false;
    const entries = newEntries(edit);
    return slotsAt(parse(text), placeOf(edit)).some(({ name, value }) => name !== undefined &&
        entries.has(name) &&
        belongsTo.members.some((one) => !(0,external_node_util_.isDeepStrictEqual)(member(value, one), member(entries.get(name), one))));
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
    return (0,external_node_util_.isDeepStrictEqual)(parse(one), parse(other));
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
function digest(content) {
    return (0,external_node_crypto_.hash)('sha256', content);
}
/** Names of all entries of a claim, unique in the file. An INI section's header is an entry with an empty key. */
function entryNames(claim) {
    if (claim.format === 'ini')
        return ['', ...Object.keys(claim.keys)].map((key) => iniName(claim.section, key));
    return claim.names.map((name) => jsonName(claim.place, name));
}
/** What the user should know of an edit that changes this content, see {@link FileEdit}. */
function warningOf(bytes, edit) {
    if (edit.format !== 'json' || !displaces(toText(bytes), edit))
        return undefined;
    return edit.belongsTo?.warning;
}
/**
 * Applies an edit.
 *
 * @param bytes the file's content with one character per byte (`latin1`), so that any encoding survives
 */
function put(bytes, edit) {
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
    return value === null ? null : digest(value);
}
/**
 * The part of a claim that may be taken back without knowing what it had replaced: what cannot be mistaken for what
 * was there before, should that have been restored already.
 */
function withoutKnowledge(claim, replaced) {
    if (claim.format === 'json') {
        return {
            ...claim,
            names: claim.names.filter((name) => replaced[jsonName(claim.place, name)]?.length === 0),
        };
    }
    const keys = Object.entries(claim.keys).filter(([key, ours]) => !replaced[iniName(claim.section, key)]?.some((entry) => digest(entryValue(String(entry))) === ours));
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
function newJournal(original, found) {
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
function noticeOthers({ content, journal }) {
    if (journal.written === digest(content))
        return { content, journal };
    const { written: _, ...touched } = journal;
    return { content, journal: touched };
}
/**
 * Applies an edit. The same edit by the same owner again renews it, in the same layer. The claim returned with it is
 * the part that {@link withdrawBlindly} may take back.
 */
function enter(ledger, edit, owner) {
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
function withdraw(ledger, id) {
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
    const [header, ...others] = entryNames(claim);
    const names = claim.format === 'ini' ? others : [header, ...others];
    return takeBack(content, claim, Object.fromEntries(names.map((name) => [name, []])));
}
/** As text, led by its digest. */
function writeJournal(journal) {
    const text = JSON.stringify(journal);
    return `${digest(text)}\n${text}`;
}
/** Undefined for a text that is not exactly what {@link writeJournal} gave. */
function readJournal(text) {
    const [sum, json] = text?.split('\n') ?? [];
    return json !== undefined && digest(json) === sum ? JSON.parse(json) : undefined;
}
function wrote(before, content, journal) {
    return {
        content,
        journal: before.journal.written === undefined ? journal : { ...journal, written: digest(content) },
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
    const files = Map.groupBy(edits, (edit) => (0,external_node_path_.resolve)(edit.path));
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
    await (ours ? (0,files_private/* claimPrivateDirectory */.Hh)((0,external_node_path_.dirname)(path)) : (0,files_private/* ensureDirectory */.EA)((0,external_node_path_.dirname)(path)));
    return (0,lock/* withLock */.k)(journalPath(path), async () => {
        const file = await readRegularFile(path, ours);
        let ledger = await withoutAbandoned(await apply_edits_open(path, file, edits), owner);
        const applied = edits.map((edit) => {
            const warning = warningOf(ledger.content, edit);
            const entered = enter(ledger, edit, owner);
            ledger = entered.ledger;
            return { path, id: entered.id, claim: entered.claim, ...(warning !== undefined && { warning }) };
        });
        // The journal first: a crash in between leaves knowledge about nothing, not secrets that nobody knows about.
        if ((await (0,system/* lstat */.$1)(journalPath(path)))?.isDirectory())
            await removeJournal(path);
        await (0,files_private/* writePrivateFile */.Pl)(journalPath(path), writeJournal(ledger.journal));
        if (file?.content !== ledger.content || file.mode !== files_private/* privateFileMode */.nr)
            await (0,files_private/* writePrivateFile */.Pl)(path, Buffer.from(ledger.content, 'latin1'));
        return applied;
    }, options);
}
async function revertFile(path, applied, options) {
    const ours = isOurs(path, options);
    const directory = await (0,system/* lstat */.$1)((0,external_node_path_.dirname)(path));
    if (!directory || (ours && !directory.isDirectory()))
        return 'gone';
    await (0,files_private/* ensureDirectory */.EA)((0,external_node_path_.dirname)(path));
    return (0,lock/* withLock */.k)(journalPath(path), async () => {
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
        const start = noticeOthers({ content: file.content, journal: found });
        const { content, journal } = applied.reduce((ledger, { id }) => withdraw(ledger, id), start);
        const last = journal.layers.length === 0;
        const deleted = last && journal.created && saysNothingNew(content, journal.original, applied[0].claim);
        if (deleted)
            await (0,files_private/* removeFile */.nM)(path);
        else
            await replaceContent(path, file, content, last && !journal.created ? journal.mode : file.mode);
        if (last)
            await removeJournal(path);
        else
            await (0,files_private/* writePrivateFile */.Pl)(journalPath(path), writeJournal(journal));
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
    const content = startFrom === undefined ? '' : await (0,system/* readFile */.TA)(startFrom, 'latin1').catch(() => '');
    return { content, journal: newJournal(content) };
}
/** Takes back the edits of those who are gone without having done so. */
async function withoutAbandoned(ledger, owner) {
    let result = ledger;
    for (const layer of ledger.journal.layers) {
        if (layer.owner !== owner && !(await (0,system/* lstat */.$1)(layer.owner)))
            result = withdraw(result, layer.id);
    }
    return result;
}
async function replaceContent(path, file, content, mode) {
    if (content === file.content && mode === file.mode)
        return;
    await (0,files_private/* writePrivateFile */.Pl)(path, Buffer.from(content, 'latin1'), mode);
}
/** Whether nothing is left in a file that we made but what it started from. */
function saysNothingNew(content, original, { format }) {
    if (content === original || content.trim() === '')
        return true;
    return (format === 'json' &&
        (isEmptyDocument(toText(content)) || isSameDocument(toText(content), toText(original))));
}
function isOurs(path, { within } = {}) {
    return within !== undefined && path.startsWith((0,external_node_path_.join)((0,external_node_path_.resolve)(within), external_node_path_.sep));
}
/**
 * Refuses a link: a new file in its place would cut it, and following it would write secrets somewhere else. In a
 * directory that is ours, nobody else's link is cut.
 */
async function readRegularFile(path, ours) {
    const entry = await (0,system/* lstat */.$1)(path);
    if (!entry)
        return undefined;
    if (!entry.isFile() && ours) {
        await (0,system/* removeDirectory */.q)(path);
        return undefined;
    }
    if (!entry.isFile()) {
        const kind = entry.isSymbolicLink() ? 'a symbolic link' : 'not a file';
        throw new login_error/* LoginError */.Qd(`${path} is ${kind}, so it is not edited. Name the file itself instead.`, {
            code: 'files/not-a-file',
            stage: 'publish',
            retry: 'no',
        });
    }
    const content = await (0,system_errors/* unlessMissing */.F2)(() => (0,system/* readFile */.TA)(path, 'latin1'));
    return content === undefined ? undefined : { content, mode: entry.mode & 0o777 };
}
/** One that cannot be read is as good as lost. */
async function journalOf(path) {
    return readJournal(await (0,system/* readFile */.TA)(journalPath(path), 'utf8').catch(() => undefined));
}
/** Whatever somebody has made of it: its name is ours. */
async function removeJournal(path) {
    await (0,system/* removeDirectory */.q)(journalPath(path));
}
function journalPath(path) {
    return `${path}.multi-cloud-login`;
}

// EXTERNAL MODULE: ./lib/identity/claims.js
var identity_claims = __webpack_require__(7881);
// EXTERNAL MODULE: ./lib/refresh/id-token-life.js
var id_token_life = __webpack_require__(3625);
// EXTERNAL MODULE: ./lib/refresh/lifetimes.js
var lifetimes = __webpack_require__(9835);
;// CONCATENATED MODULE: ./lib/refresh/refresher.js
/** Keeps the files of some logins alive until it is told to stop, cannot go on, or has nothing left to do. */








/** After so many failures in a row the user is told, and it is tried at a slower pace. */
const manyFailures = 10;
const slowness = 5;
const longestPauseMs = 60_000;
const shortestPauseMs = 1_000;
/** Renews one login until the signal aborts or it is no longer wanted. Never rejects. */
async function keepAlive(specification, login, deps) {
    const { now, signal, sleep } = deps;
    let held = await heldBefore(login, deps);
    let failures = 0;
    for (;;) {
        const due = failures > 0 ? now() + pauseMs(held, failures) : dueTime(held);
        try {
            await sleep(Math.max(shortestPauseMs, due - now()), signal);
        }
        catch {
            return;
        }
        try {
            held = await renewed(held, login, deps);
            const { credential } = held;
            const wanted = await whileWanted(specification.place.directory, () => publishAgain(credential, specification, login, deps));
            if (!wanted)
                return;
            failures = 0;
            await deps.write({ event: 'renewed', login: login.name });
        }
        catch (error) {
            if (signal.aborted)
                return;
            const reason = reasonOf(error);
            failures++;
            await deps.write({ event: 'failed', login: login.name, reason });
            if (failures === manyFailures)
                await deps.write({ event: 'failing', login: login.name, reason });
        }
    }
}
/** What the action left in the cache, unless it cannot be read. */
async function heldBefore(login, { cache }) {
    const credential = await cache.read(login);
    const idToken = credential && (0,id_token_life/* cachedIdTokenLife */.j)(credential, login.provider.renewal);
    return credential && idToken && { credential, idToken };
}
function dueTime(held) {
    return held ? Math.min((0,lifetimes/* halfLife */.C9)(held.idToken), (0,lifetimes/* halfLife */.C9)(held.credential)) : 0;
}
function pauseMs(held, failures) {
    const usual = held
        ? Math.min(longestPauseMs, (held.idToken.expiresAt - held.idToken.issuedAt) / 5)
        : longestPauseMs / 6;
    return failures < manyFailures ? usual : slowness * usual;
}
/** The ID token ends much earlier than what it was exchanged for, and is all there is to ask for in between. */
async function renewed(held, login, { now, idToken, logIn }) {
    const { renewal } = login.provider;
    if (!held || (0,lifetimes/* halfLife */.C9)(held.credential) <= now()) {
        const outcome = await logIn(login);
        if (!outcome.succeeded)
            throw outcome.error;
        const { credential, description, startedAt } = outcome;
        return {
            credential: { credential, issuedAt: startedAt, expiresAt: description.expiresAt },
            idToken: (0,id_token_life/* idTokenLife */.V)(startedAt, (0,identity_claims/* readClaims */.I)(renewal.idToken(credential))),
        };
    }
    const startedAt = now();
    const { jwt, claims } = await idToken(login.audience);
    const { credential, ...lifetime } = held.credential;
    return {
        credential: {
            ...lifetime,
            credential: renewal.withIdToken(credential, jwt),
            idTokenIssuedAt: startedAt,
        },
        idToken: (0,id_token_life/* idTokenLife */.V)(startedAt, claims),
    };
}
async function publishAgain(entry, { place, login: name, cacheDirectory }, login, { env, now, cache }) {
    const where = { ...place, login: name, env, now: now(), refresh: { cacheDirectory } };
    const { files, edits } = login.provider.renewal.publications(entry.credential, login.settings, where);
    await Promise.all([
        ...files.map(({ path, content }) => (0,files_private/* writePrivateFile */.Pl)(path, content)),
        // The same owner as the action had: its entries are renewed, and the post step takes them back.
        applyEdits(edits, place.directory, { within: (0,external_node_path_.dirname)(place.directory) }),
        // A further use of the action must not put back an ID token that has ended. What cannot be kept is asked for again.
        cache.write(login, entry).catch(() => { }),
    ]);
}
function reasonOf(error) {
    // The message of an unforeseen error may quote what was being sent.
    if (!(error instanceof login_error/* LoginError */.Qd))
        return `an unforeseen ${error.name}`;
    return `${error.message.replace(/[\s\p{Cc}]+/gu, ' ')} (${error.code})`;
}

// EXTERNAL MODULE: ./lib/refresh/specification.js
var refresh_specification = __webpack_require__(6082);
;// CONCATENATED MODULE: ./lib/helper/refresh.js
/** `refresh <specification file>\u2026`: the process in the background that keeps the files of some logins alive. */













const attemptTimeoutMs = 10_000;
const renewalMs = 45_000;
const maxAttempts = 5;
/** How often it looks whether it is still wanted. */
const lookMs = 250;
/** The life of a request token that does not say when it ends. */
const longestMs = 6 * 3_600_000;
const refresh = async (paths, deps) => {
    const directory = (0,external_node_path_.dirname)(paths[0]);
    const secrets = (0,action_secrets/* createSecrets */.g)(() => { });
    const write = ({ reason, ...entry }) => writeDiary(directory, { ...entry, ...(reason === undefined ? {} : { reason: secrets.redact(reason) }) }, deps.now());
    const endpoint = (0,github/* tokenEndpoint */.lN)(deps.env);
    if (!endpoint) {
        await write({ event: 'ended', reason: 'it has no address to ask for ID tokens' });
        return '';
    }
    secrets.add(endpoint.bearer);
    const tasks = (await Promise.all(paths.map((path) => refresh_open(path, write)))).flatMap((task) => task ?? []);
    const http = await deps.http();
    const source = (0,github/* githubSource */.jM)(endpoint, { http, env: deps.env, now: deps.now });
    const stop = new AbortController();
    const deadline = refresh_endOf(endpoint.bearer, deps.now());
    const watching = watch(directory, deadline, stop, deps);
    const policyOf = () => ({
        maxAttempts,
        attemptTimeoutMs,
        deadline: Math.min(deadline, deps.now() + renewalMs),
    });
    const retryDependencies = { ...deps, signal: stop.signal, onRetry() { } };
    const tokens = (0,identity_tokens/* createIdTokens */.Y)({
        source,
        request: (operation, attempt) => (0,retry/* retry */.L5)(operation, attempt, policyOf(), retryDependencies),
        mask: secrets.add,
        now: deps.now,
    });
    await Promise.all(tasks.map(({ specification, login }) => {
        const { cacheDirectory, context } = specification;
        return keepAlive(specification, login, {
            env: deps.env,
            now: deps.now,
            sleep: deps.sleep,
            signal: stop.signal,
            cache: (0,cache/* createCache */.VC)(cacheDirectory, endpoint.bearer, context),
            idToken: tokens.single,
            logIn: (login) => (0,log_in.logIn)(login, {
                http,
                env: deps.env,
                source,
                mask: secrets.add,
                policy: policyOf(),
                retry: retryDependencies,
            }),
            write,
        });
    }));
    const reachedDeadline = deps.now() >= deadline;
    stop.abort();
    await watching;
    await write(reachedDeadline
        ? { event: 'ended', reason: 'GitHub gives this job no ID tokens any more' }
        : { event: 'stopped' });
    return '';
};
/** One login that is to be kept alive; undefined when its specification is of no use, which the diary tells. */
async function refresh_open(path, write) {
    try {
        const specification = await (0,refresh_specification/* readSpecification */.eB)(path);
        if (!(0,refresh_specification/* isInPlace */.RS)(path, specification))
            throw new Error(`${path} is that of another login`);
        const login = await (0,log_in.loginOf)(specification);
        if (!login.provider.renewal)
            throw new Error(`${path} is that of a login without files to keep alive`);
        return { specification, login };
    }
    catch (error) {
        await write({ event: 'gave-up', login: (0,refresh_specification/* loginNameIn */.eh)(path), reason: error.message });
        return undefined;
    }
}
/** Stops the renewals when the action has taken its marker away or the time is up. */
async function watch(directory, deadline, stop, { now }) {
    while (!stop.signal.aborted) {
        if (now() >= deadline || !(await isWanted(directory)))
            stop.abort();
        else
            await (0,promises_.setTimeout)(lookMs);
    }
}
/** When the job's request token ends, milliseconds since the epoch. */
function refresh_endOf(bearer, now) {
    try {
        const { exp } = (0,decode_jwt/* decodeJwt */.i)(bearer);
        return exp === undefined ? now + longestMs : exp * 1000;
    }
    catch {
        return now + longestMs;
    }
}


/***/ })

};
