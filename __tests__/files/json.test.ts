import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { JsonEdit } from '../../src/files/edit.ts';
import {
  displaces,
  entriesBefore,
  isEmptyDocument,
  isSameDocument,
  mergeEntries,
  placeOf,
  removeEntries,
} from '../../src/files/json.ts';

type Item = Readonly<Record<string, unknown>>;

function subscriptions(...items: Item[]): JsonEdit {
  return {
    format: 'json',
    path: 'azureProfile.json',
    at: ['subscriptions'],
    entries: { kind: 'list', match: ['id', 'tenantId'], items },
    exclusive: 'isDefault',
  };
}

function tokens(items: Item): JsonEdit {
  return { format: 'json', path: 'cache.json', at: ['AccessToken'], entries: { kind: 'map', items } };
}

function subscription(id: string, isDefault: boolean, more: Item = {}): Item {
  return { id, tenantId: 'T', isDefault, ...more };
}

function takeBack(text: string, before: string, edit: JsonEdit): string {
  const { entries, flagged } = entriesBefore(before, edit);
  return removeEntries(text, placeOf(edit), entries, flagged === undefined ? [] : [flagged]);
}

function roundTrip(text: string, edit: JsonEdit): string {
  return takeBack(mergeEntries(text, edit), text, edit);
}

function parse(text: string): unknown {
  return JSON.parse(text.replace('\ufeff', ''));
}

describe('mergeEntries', () => {
  it('adds to a list within a document and keeps the rest', () => {
    const text = '{"installationId": "x", "subscriptions": [{"id": "old", "tenantId": "T"}]}';
    expect(parse(mergeEntries(text, subscriptions(subscription('A', true))))).toEqual({
      installationId: 'x',
      subscriptions: [{ id: 'old', tenantId: 'T' }, subscription('A', true)],
    });
  });

  it('replaces the entry of the same name in its place, and duplicates of it', () => {
    const text = JSON.stringify({
      subscriptions: [
        subscription('A', false, { name: 'old' }),
        subscription('B', false),
        subscription('A', false),
      ],
    });
    expect(parse(mergeEntries(text, subscriptions(subscription('A', false, { name: 'new' }))))).toEqual({
      subscriptions: [subscription('A', false, { name: 'new' }), subscription('B', false)],
    });
  });

  it('needs all match members to agree', () => {
    const text = JSON.stringify({ subscriptions: [{ id: 'A', tenantId: 'other' }, { id: 'A' }] });
    expect(parse(mergeEntries(text, subscriptions(subscription('A', false))))).toEqual({
      subscriptions: [{ id: 'A', tenantId: 'other' }, { id: 'A' }, subscription('A', false)],
    });
  });

  it('takes the exclusive flag from all others; the newest entry with it wins', () => {
    const text = JSON.stringify({ subscriptions: [subscription('A', true), 7, subscription('B', false)] });
    const edit = subscriptions(subscription('B', true), subscription('C', true), subscription('D', false));
    expect(parse(mergeEntries(text, edit))).toEqual({
      subscriptions: [
        subscription('A', false),
        7,
        subscription('B', false),
        subscription('C', true),
        subscription('D', false),
      ],
    });
  });

  it('leaves the flag where it is if the new entries do not ask for it', () => {
    const text = JSON.stringify({ subscriptions: [subscription('A', true)] });
    expect(parse(mergeEntries(text, subscriptions(subscription('B', false))))).toEqual({
      subscriptions: [subscription('A', true), subscription('B', false)],
    });
  });

  it('keeps the last of several new entries with one name', () => {
    expect(
      parse(
        mergeEntries('', subscriptions(subscription('A', true, { n: 1 }), subscription('A', true, { n: 2 }))),
      ),
    ).toEqual({ subscriptions: [subscription('A', true, { n: 2 })] });
  });

  it('puts entries into a map and into the document itself', () => {
    expect(parse(mergeEntries('{"AccessToken":{"a":1,"b":2},"x":[]}', tokens({ b: 3, c: 4 })))).toEqual({
      AccessToken: { a: 1, b: 3, c: 4 },
      x: [],
    });
    const edit: JsonEdit = {
      format: 'json',
      path: 'p',
      at: [],
      entries: { kind: 'list', match: ['client_id'], items: [{ client_id: 'C' }] },
    };
    expect(parse(mergeEntries('[{"client_id":"B"}]', edit))).toEqual([
      { client_id: 'B' },
      { client_id: 'C' },
    ]);
  });

  it('creates the members on the path', () => {
    const edit: JsonEdit = {
      format: 'json',
      path: 'p',
      at: ['a', 'b'],
      entries: { kind: 'map', items: { c: 1 } },
    };
    expect(parse(mergeEntries('{"x": 1, "a": {"y": 2}}', edit))).toEqual({ x: 1, a: { y: 2, b: { c: 1 } } });
    expect(parse(mergeEntries('{"a": "text"}', edit))).toEqual({ a: { b: { c: 1 } } });
  });

  it('keeps a byte order mark', () => {
    const text = mergeEntries('\ufeff{"a":1}', tokens({ t: 1 }));
    expect(text).toBe('\ufeff{"a":1,"AccessToken":{"t":1}}');
  });

  it.each([
    '',
    ' ',
    '{"subscriptions": [',
    'null',
    '7',
    '"text"',
    '[]',
    '{"subscriptions": {}}',
    '{"subscriptions": null}',
  ])('starts over if %j cannot contain the entries', (text) => {
    expect(parse(mergeEntries(text, subscriptions(subscription('A', true))))).toEqual({
      subscriptions: [subscription('A', true)],
    });
  });

  it('treats __proto__ like any other name', () => {
    const edit: JsonEdit = {
      format: 'json',
      path: 'p',
      at: ['__proto__'],
      entries: { kind: 'map', items: JSON.parse('{"__proto__": {"polluted": 1}}') },
    };
    const text = mergeEntries('{"constructor": 1}', edit);
    expect(text).toBe('{"constructor":1,"__proto__":{"__proto__":{"polluted":1}}}');
    expect(roundTrip('{"__proto__":{"a":1}}', edit)).toBe('{"__proto__":{"a":1}}');
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('an edit that yields', () => {
  const merged = (present: Item[], ...items: Item[]) =>
    parse(
      mergeEntries(JSON.stringify({ subscriptions: present }), { ...subscriptions(...items), yields: true }),
    );

  it('leaves the exclusive flag to another owner’s entry that has it', () => {
    expect(merged([subscription('A', true)], subscription('B', true))).toEqual({
      subscriptions: [subscription('A', true), subscription('B', false)],
    });
  });

  it('takes it if no entry has it, and keeps it', () => {
    expect(merged([subscription('A', false)], subscription('B', true))).toEqual({
      subscriptions: [subscription('A', false), subscription('B', true)],
    });
    expect(merged([subscription('B', true)], subscription('B', true, { n: 1 }))).toEqual({
      subscriptions: [subscription('B', true, { n: 1 })],
    });
  });
});

describe('entries that expire', () => {
  const jwt = (payload: object) => `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.x`;
  const merge = (present: unknown, ours: unknown) => {
    const edit = { ...tokens({ t: { end: ours } }), endsBy: 'end' };
    const text = JSON.stringify({ AccessToken: { t: { end: present } } });
    return (parse(mergeEntries(text, edit)) as { AccessToken: Record<string, Item> }).AccessToken.t!.end;
  };

  it.each([
    ['seconds', 200, 100],
    ['seconds as text', '200', '100'],
    ['JWTs', jwt({ exp: 200 }), jwt({ exp: 100 })],
  ])('are not replaced by older ones, judged by %s', (_, later, earlier) => {
    expect(merge(later, earlier)).toBe(later);
    expect(merge(earlier, later)).toBe(later);
  });

  it.each([undefined, null, '', 'x', 'a.b.c', {}, jwt({}), jwt({ exp: 'x' })])(
    'are replaced if their expiry is unknown: %j',
    (unknown) => {
      expect(merge(unknown, 100)).toBe(100);
      expect(merge(100, 100)).toBe(100);
    },
  );

  it('are removed all the same, even if the older one was not written', () => {
    const edit = { ...tokens({ t: { end: 1 } }), endsBy: 'end' };
    const text = JSON.stringify({ AccessToken: { t: { end: 2 } } });
    expect(roundTrip(text, edit)).toBe(text);
  });
});

describe('entries that belong to an owner', () => {
  const edit = {
    ...subscriptions(subscription('A', true, { user: { name: 'me' } })),
    belongsTo: { members: ['user'], warning: 'w' },
  };
  const holding = (...items: Item[]) => JSON.stringify({ subscriptions: items });

  it('are displaced only by other owners’ entries, and by no other change', () => {
    expect(displaces(holding(subscription('A', true, { user: { name: 'you' } })), edit)).toBe(true);
    expect(displaces(holding(subscription('A', false, { user: { name: 'me' }, x: 1 })), edit)).toBe(false);
    expect(displaces(holding(subscription('B', true, { user: { name: 'you' } })), edit)).toBe(false);
    expect(displaces('', edit)).toBe(false);
  });
});

describe('removeEntries', () => {
  it('removes exactly our entries, whatever they contain by now', () => {
    const edit = tokens({ ours: { secret: 1 } });
    const text = mergeEntries('{"AccessToken":{"a":1}}', edit).replace(
      '"secret":1',
      '"secret":2,"renewed":true',
    );
    expect(removeEntries(text, placeOf(edit), new Map([['ours', []]]))).toBe('{"AccessToken":{"a":1}}');
  });

  it('leaves a text that cannot be parsed or has none of the entries unchanged, byte for byte', () => {
    const before = new Map([['ours', []]]);
    for (const text of ['{"AccessToken": {', '', '{ "AccessToken" : { "a" : 1 } }', '[ 1 ]']) {
      expect(removeEntries(text, placeOf(tokens({})), before)).toBe(text);
    }
  });

  it('does not restore what an entry had replaced if another program has removed the entry', () => {
    const before = new Map([['ours', [{ old: 1 }]]]);
    expect(removeEntries('{"AccessToken":{"a":1}}', placeOf(tokens({})), before)).toBe(
      '{"AccessToken":{"a":1}}',
    );
  });

  const name = (id: string) => JSON.stringify([id, 'T']);
  const place = placeOf(subscriptions());

  it('gives the flag of a removed entry to the first heir that still exists', () => {
    const text = JSON.stringify({
      subscriptions: [subscription('A', false), subscription('B', false), subscription('C', true)],
    });
    const heirs = [name('gone'), name('A'), name('B')];
    expect(parse(removeEntries(text, place, new Map([[name('C'), []]]), heirs))).toEqual({
      subscriptions: [subscription('A', true), subscription('B', false)],
    });
  });

  it('gives it to the newest entry if there is no heir', () => {
    const text = JSON.stringify({
      subscriptions: [subscription('A', false), subscription('B', false), 7, subscription('C', true)],
    });
    expect(parse(removeEntries(text, place, new Map([[name('C'), []]])))).toEqual({
      subscriptions: [subscription('A', false), subscription('B', true), 7],
    });
  });

  it('drops it if no entry is left to have it', () => {
    const text = JSON.stringify({ subscriptions: [7, subscription('A', true)] });
    expect(parse(removeEntries(text, place, new Map([[name('A'), []]])))).toEqual({ subscriptions: [7] });
  });

  it('leaves the flag with an entry that was chosen since', () => {
    const text = JSON.stringify({ subscriptions: [subscription('A', false), subscription('B', true)] });
    const before = new Map([[name('A'), [subscription('A', true, { name: 'old' })]]]);
    expect(parse(removeEntries(text, place, before))).toEqual({
      subscriptions: [subscription('A', false, { name: 'old' }), subscription('B', true)],
    });
  });
});

describe('isEmptyDocument', () => {
  it.each(['', '{', 'null', '{}', '[]', '\ufeff{"subscriptions":[],"a":{"b":null}}'])(
    'is true for %j',
    (text) => {
      expect(isEmptyDocument(text)).toBe(true);
    },
  );
  it.each(['0', 'false', '""', '{"a":[0]}', '["x"]'])('is false for %j', (text) => {
    expect(isEmptyDocument(text)).toBe(false);
  });
});

describe('isSameDocument', () => {
  it('looks only at the content', () => {
    expect(isSameDocument('{"a":1,"b":[2]}', '\ufeff{ "b": [2], "a": 1 }')).toBe(true);
    expect(isSameDocument('{"a":1}', '{"a":2}')).toBe(false);
  });
});

const ids = fc.constantFrom('A', 'B', 'C', '__proto__');
const items = fc.uniqueArray(
  fc.record({ id: ids, tenantId: fc.constantFrom('T', 'U'), name: fc.jsonValue() }),
  { selector: ({ id, tenantId }) => id + tenantId },
);
/** At most one entry with the flag, as the tools write it. */
const flaggedItems = fc
  .tuple(items, fc.nat(8))
  .map(([list, index]) => list.map((item, position) => ({ ...item, isDefault: position === index })));
const members = fc.dictionary(fc.oneof(ids, fc.string()), fc.jsonValue());

describe('merging and removing', () => {
  it('restores any list with the same entries in the same order', () => {
    fc.assert(
      fc.property(flaggedItems, flaggedItems, members, (present, ours, more) => {
        const document = { ...more, subscriptions: present };
        const edit = subscriptions(...ours);
        fc.pre(present.length === 0 || present.some((item) => item.isDefault));
        expect(parse(roundTrip(JSON.stringify(document), edit))).toEqual(parse(JSON.stringify(document)));
      }),
      { numRuns: 300 },
    );
  });

  it('restores any map', () => {
    fc.assert(
      fc.property(members, members, members, (present, ours, more) => {
        const text = JSON.stringify({ ...more, AccessToken: present });
        expect(parse(roundTrip(text, tokens(ours)))).toEqual(parse(text));
      }),
      { numRuns: 300 },
    );
  });

  it('never fails, and adds our entries, whatever the text', () => {
    const texts = fc.oneof(
      fc.json(),
      fc.string(),
      fc.jsonValue().map((value) => JSON.stringify({ subscriptions: value })),
    );
    fc.assert(
      fc.property(texts, flaggedItems, (text, ours) => {
        const edit = subscriptions(...ours);
        const merged = mergeEntries(text, edit);
        expect(parse(merged)).toHaveProperty(
          'subscriptions',
          expect.arrayContaining(parse(JSON.stringify(ours)) as []),
        );
        const names = [...entriesBefore(text, edit).entries.keys()];
        const left = parse(takeBack(merged, text, edit)) as { subscriptions: Item[] };
        const replaced = [...entriesBefore(text, edit).entries.values()].flat().length;
        expect(left.subscriptions.length).toBe(
          (parse(merged) as { subscriptions: Item[] }).subscriptions.length - names.length + replaced,
        );
      }),
      { numRuns: 300 },
    );
  });
});
