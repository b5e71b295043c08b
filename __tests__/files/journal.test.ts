import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digest, toBytes } from '../../src/files/claim.ts';
import type { FileEdit } from '../../src/files/edit.ts';
import {
  enter,
  type Ledger,
  newJournal,
  noticeOthers,
  readJournal,
  withdraw,
  withdrawBlindly,
  writeJournal,
} from '../../src/files/journal.ts';

function begin(content: string): Ledger {
  return { content, journal: newJournal(content, { mode: 0o644 }) };
}

function profile(keys: Record<string, string | null>, section = 'profile deploy'): FileEdit {
  return { format: 'ini', path: 'config', section, keys };
}

function subscription(id: string, more: object = {}): FileEdit {
  return {
    format: 'json',
    path: 'azureProfile.json',
    at: ['subscriptions'],
    entries: { kind: 'list', match: ['id'], items: [{ id, isDefault: true, ...more }] },
    exclusive: 'isDefault',
  };
}

/** Applies an edit for each owner, in order. */
function enterAll(
  ledger: Ledger,
  edits: Record<string, FileEdit>,
): { ledger: Ledger; ids: Record<string, string> } {
  const ids: Record<string, string> = {};
  let result = ledger;
  for (const [owner, edit] of Object.entries(edits)) {
    const entered = enter(result, edit, owner);
    ids[owner] = entered.id;
    result = entered.ledger;
  }
  return { ledger: result, ids };
}

/** What another program writes while our edits are in force. */
function byOthers(ledger: Ledger, change: (content: string) => string): Ledger {
  return noticeOthers({ ...ledger, content: change(ledger.content) });
}

describe('layers over an INI section', () => {
  const original = '[profile deploy]\nregion=eu-west-1\n';

  it('can be removed in any order, each revealing the one below', () => {
    const { ledger, ids } = enterAll(begin(original), {
      A: profile({ region: 'a', output: 'json' }),
      B: profile({ region: 'b' }),
    });
    expect(ledger.content).toBe('[profile deploy]\noutput = json\nregion = b\n');
    const withoutB = withdraw(ledger, ids.B!);
    expect(withoutB.content).toBe('[profile deploy]\noutput = json\nregion = a\n');
    expect(withdraw(withoutB, ids.A!).content).toBe(original);
    const withoutA = withdraw(ledger, ids.A!);
    expect(withoutA.content).toBe('[profile deploy]\nregion = b\n');
    expect(withdraw(withoutA, ids.B!).content).toBe(original);
  });

  it('keep a section until the last layer with keys in it is removed', () => {
    const { ledger, ids } = enterAll(begin(''), { A: profile({ a: '1' }), B: profile({ b: '2' }) });
    const withoutA = withdraw(ledger, ids.A!);
    expect(withoutA.content).toBe('[profile deploy]\nb = 2\n');
    expect(withdraw(withoutA, ids.B!).content).toBe('');
  });

  it('are renewed in place by the owner, even below other layers', () => {
    const { ledger, ids } = enterAll(begin(original), {
      A: profile({ region: 'a' }),
      B: profile({ region: 'b' }),
    });
    const renewed = enter(ledger, profile({ region: 'newer' }), 'A');
    expect(renewed.id).toBe(ids.A);
    expect(renewed.ledger.journal.layers).toHaveLength(2);
    expect(renewed.ledger.content).toContain('region = newer');
    expect(withdraw(renewed.ledger, ids.A!).content).toContain('region = b');
    expect(withdraw(withdraw(renewed.ledger, ids.B!), ids.A!).content).toBe(original);
  });

  it('leave what others have written since', () => {
    const { ledger, ids } = enterAll(begin(original), { A: profile({ region: 'a', output: 'json' }) });
    const touched = byOthers(
      ledger,
      (content) => content.replace('region = a', 'region = theirs') + '[more]\n',
    );
    expect(withdraw(touched, ids.A!).content).toBe('[profile deploy]\nregion = theirs\n[more]\n');
  });

  it('restore what they have removed, in whatever order they are removed and whatever others have written', () => {
    const own = '[profile deploy]\nrole_arn = x\nregion=eu-west-1\n';
    const { ledger, ids } = enterAll(begin(own), {
      A: profile({ role_arn: null, a: '1' }),
      B: profile({ role_arn: null, a: null, b: '2' }),
    });
    expect(ledger.content).toBe('[profile deploy]\nb = 2\nregion=eu-west-1\n');
    expect(withdraw(ledger, ids.B!).content).toBe('[profile deploy]\na = 1\nregion=eu-west-1\n');
    for (const [first, second] of ['AB', 'BA'])
      expect(withdraw(withdraw(ledger, ids[first!]!), ids[second!]!).content).toBe(own);
    const touched = byOthers(ledger, (content) => `${content}[more]\n`);
    expect(withdraw(touched, ids.A!).content).toBe(touched.content);
    for (const [first, second] of ['AB', 'BA'])
      expect(withdraw(withdraw(touched, ids[first!]!), ids[second!]!).content).toBe(`${own}[more]\n`);
  });

  it('are undone only once', () => {
    const { ledger, ids } = enterAll(begin('[cloud]\nname = AzureCloud\n'), {
      A: profile({ name: 'AzureCloud' }, 'cloud'),
    });
    const once = withdraw(ledger, ids.A!);
    expect(withdraw(once, ids.A!)).toEqual(once);
    expect(once.content).toBe('[cloud]\nname = AzureCloud\n');
  });
});

describe('layers over JSON entries', () => {
  const original = '{ "subscriptions": [ { "id": "user", "isDefault": true } ] }';

  it('restore the exact bytes if nothing else has written', () => {
    const { ledger, ids } = enterAll(begin(original), { A: subscription('1'), B: subscription('2') });
    expect(withdraw(withdraw(ledger, ids.A!), ids.B!).content).toBe(original);
  });

  it('keep an entry, as new as it is, until the last layer that needs it is removed', () => {
    const { ledger, ids } = enterAll(begin(original), {
      A: subscription('1', { token: 'old' }),
      B: subscription('1', { token: 'new' }),
    });
    const touched = byOthers(ledger, (content) => `${content}\n`);
    for (const [first, second] of ['AB', 'BA']) {
      const one = withdraw(touched, ids[first!]!);
      expect(JSON.parse(one.content).subscriptions).toContainEqual({
        id: '1',
        isDefault: true,
        token: 'new',
      });
      expect(JSON.parse(withdraw(one, ids[second!]!).content)).toEqual(JSON.parse(original));
    }
  });

  it('return the exclusive flag to its previous holder, in whatever order they are removed', () => {
    const { ledger, ids } = enterAll(begin(original), { A: subscription('1'), B: subscription('2') });
    const touched = byOthers(ledger, (content) => content.replace(']', ',{"id":"later"}]'));
    const withoutB = withdraw(touched, ids.B!);
    expect(
      JSON.parse(withoutB.content).subscriptions.find((one: { isDefault: boolean }) => one.isDefault).id,
    ).toBe('1');
    const expected = [{ id: 'user', isDefault: true }, { id: 'later' }];
    expect(JSON.parse(withdraw(withoutB, ids.A!).content).subscriptions).toEqual(expected);
    expect(JSON.parse(withdraw(withdraw(touched, ids.A!), ids.B!).content).subscriptions).toEqual(expected);
  });

  it('restore the entry of the user that they had replaced', () => {
    const { ledger, ids } = enterAll(begin(original), { A: subscription('user', { token: 'x' }) });
    const touched = byOthers(ledger, (content) => content.replace('{', '{"installationId":1,'));
    expect(JSON.parse(withdraw(touched, ids.A!).content)).toEqual({
      installationId: 1,
      ...JSON.parse(original),
    });
  });
});

describe('withdrawBlindly', () => {
  it('undoes only what did not exist before or can be told from it', () => {
    const original = '[profile deploy]\nregion = same\noutput = text\n';
    const { ledger, claim } = enter(
      begin(original),
      profile({ region: 'same', output: 'json', extra: '1' }),
      'A',
    );
    expect(withdrawBlindly(ledger.content, claim)).toBe('[profile deploy]\nregion = same\n');
    expect(withdrawBlindly(original, claim)).toBe(original);
  });

  it('leaves JSON entries that had replaced others', () => {
    const edit: FileEdit = {
      format: 'json',
      path: 'cache',
      at: [],
      entries: { kind: 'map', items: { theirs: 2, ours: 3 } },
    };
    const { ledger, claim } = enter(begin('{"theirs":1}'), edit, 'A');
    expect(withdrawBlindly(ledger.content, claim)).toBe('{"theirs":2}');
  });

  it('contains no secret', () => {
    const { claim } = enter(begin('[profile deploy]\nkey = older-secret\n'), profile({ key: 'secret' }), 'A');
    expect(JSON.stringify(claim)).not.toContain('secret');
  });
});

describe('the journal as text', () => {
  it('is read as it was written', () => {
    const { journal } = enterAll(begin('\u00ff\r\n'), {
      A: profile({ __proto: 'x' }),
      B: subscription('1'),
    }).ledger;
    expect(readJournal(writeJournal(journal))).toEqual(journal);
  });

  it('is lost if a single character is missing or different', () => {
    const text = writeJournal(enterAll(begin('[a]\n'), { A: profile({ a: 'b' }) }).ledger.journal);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('', 'x', '\n', '\0'), (position, other) => {
        const damaged = text.slice(0, position) + other + text.slice(position + 1);
        fc.pre(damaged !== text);
        expect(readJournal(damaged)).toBeUndefined();
        expect(readJournal(text.slice(0, position))).toBeUndefined();
      }),
    );
    expect(readJournal(undefined)).toBeUndefined();
    expect(readJournal('')).toBeUndefined();
    expect(readJournal(text)).toBeDefined();
  });

  it('is refused if its digest is right but its shape is not', () => {
    const whole = enterAll(begin('[a]\n'), { A: profile({ a: 'b' }), B: subscription('1') }).ledger.journal;
    const sealed = (journal: unknown) => {
      const text = JSON.stringify(journal);
      return `${digest(text)}\n${text}`;
    };
    expect(readJournal(sealed(whole))).toEqual(whole);
    for (const name of ['created', 'mode', 'original', 'flagged', 'layers']) {
      expect(readJournal(sealed({ ...whole, [name]: null }))).toBeUndefined();
      expect(readJournal(sealed({ ...whole, [name]: [{}] }))).toBeUndefined();
    }
    for (const name of ['id', 'owner', 'claim', 'replaced']) {
      const layers = whole.layers.map((layer) => ({ ...layer, [name]: [7] }));
      expect(readJournal(sealed({ ...whole, layers }))).toBeUndefined();
    }
    expect(readJournal(sealed(null))).toBeUndefined();
    expect(readJournal(`${digest('{')}\n{`)).toBeUndefined();
  });
});

const keys = fc
  .dictionary(fc.constantFrom('a', 'b', 'region', 'Region'), fc.constantFrom('1', '2', '\u00e0'), {
    minKeys: 1,
  })
  .filter((set) => !('region' in set && 'Region' in set));
const iniEditsWith = (keys: fc.Arbitrary<Record<string, string | null>>) =>
  fc.record({
    format: fc.constant('ini' as const),
    path: fc.constant('config'),
    section: fc.constantFrom('profile deploy', 'default', 'profile a b'),
    keys,
  });
const iniEdits = iniEditsWith(keys);
const takingOut = iniEditsWith(fc.dictionary(fc.constantFrom('a', 'region'), fc.constantFrom('1', null)));
const jsonEdits = fc.record({
  format: fc.constant('json' as const),
  path: fc.constant('profile'),
  at: fc.constantFrom([], ['subscriptions'], ['a', 'b']),
  entries: fc.record({
    kind: fc.constant('map' as const),
    items: fc.dictionary(fc.constantFrom('x', 'y', 'subscriptions', 'a'), fc.jsonValue(), { minKeys: 1 }),
  }),
});
const iniTexts = fc
  .array(
    fc.constantFrom(
      '[default]\n',
      '[profile "a b"]\r\n',
      'region = x\n',
      '  a = 1\n',
      '# note\n',
      '\n',
      'b=2',
      '\u00e0',
    ),
  )
  .map((lines) => toBytes(lines.join('')));
const jsonTexts = fc.oneof(fc.json(), fc.constantFrom('', '{', '\ufeff{}')).map(toBytes);

/** Edits by up to five owners, and the order in which those leave. */
function histories(texts: fc.Arbitrary<string>, edits: fc.Arbitrary<FileEdit>) {
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });
  return fc.tuple(texts, fc.array(edits, { minLength: 1, maxLength: 5 }), order);
}

describe('any number of edits that are undone in any order', () => {
  it.each([
    ['INI', histories(iniTexts, fc.oneof(iniEdits, takingOut))],
    ['JSON', histories(jsonTexts, jsonEdits)],
  ])('restore the original bytes of an %s file', (_, history) => {
    fc.assert(
      fc.property(history, ([text, edits, order]) => {
        const { ledger, ids } = enterAll(
          begin(text),
          Object.fromEntries(edits.map((edit, index) => [`use ${index}`, edit])),
        );
        const result = order.reduce((rest, index) => withdraw(rest, ids[`use ${index}`] ?? 'none'), ledger);
        expect(result.content).toBe(text);
        expect(result.journal.layers).toEqual([]);
      }),
    );
  });

  it('do so for an INI file even without help from the original', () => {
    fc.assert(
      fc.property(histories(iniTexts, iniEdits), ([text, edits, order]) => {
        const forgotten = {
          content: text,
          journal: { ...begin(text).journal, written: digest('something else') },
        };
        const { ledger, ids } = enterAll(
          noticeOthers(forgotten),
          Object.fromEntries(edits.map((edit, index) => [`use ${index}`, edit])),
        );
        expect(ledger.journal.written).toBeUndefined();
        const result = order.reduce((rest, index) => withdraw(rest, ids[`use ${index}`] ?? 'none'), ledger);
        expect(result.content).toBe(text);
      }),
    );
  });
});
