import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  mpint,
  uint32,
  uint64,
  WireReader,
  wireString,
  wireStrings,
} from '../../../src/providers/ssh/ssh-wire.ts';

const bytes = fc.uint8Array({ maxLength: 100 });

describe('the types of the SSH protocol', () => {
  it.each([
    ['', '00000000'],
    ['00', '00000000'],
    ['09a378f9b2e332a7', '0000000809a378f9b2e332a7'],
    ['80', '000000020080'],
    ['000080', '000000020080'],
  ])('write the number %s as RFC 4251 specifies', (magnitude, written) => {
    expect(mpint(Buffer.from(magnitude, 'hex')).toString('hex')).toBe(written);
  });

  it('read back what was written', () => {
    const numbers = fc.record({
      small: fc.nat({ max: 0xffff_ffff }),
      large: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    });
    fc.assert(
      fc.property(bytes, fc.string(), numbers, fc.array(bytes), (value, text, { small, large }, values) => {
        const reader = new WireReader(
          Buffer.concat([
            wireString(value),
            wireString(text),
            uint32(small),
            uint64(large),
            wireStrings(values),
          ]),
        );
        expect(reader.string()).toEqual(Buffer.from(value));
        expect(reader.text()).toBe(Buffer.from(text).toString());
        expect(reader.uint32()).toBe(small);
        expect(reader.uint64()).toBe(large);
        expect(reader.strings()).toEqual(values.map((item) => Buffer.from(item)));
        expect(reader.isAtEnd).toBe(true);
      }),
    );
  });

  it('restore the leading zeros of numbers', () => {
    const magnitude = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(magnitude, (value) => {
        expect(new WireReader(mpint(value)).mpint(32)).toEqual(Buffer.from(value));
      }),
    );
  });

  it('read zero', () => {
    expect(new WireReader(mpint(Buffer.alloc(32))).mpint(32)).toEqual(Buffer.alloc(32));
  });

  it('refuse bytes that end too early, and never read past the end', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), (value, cut) => {
        const written = wireString(value);
        const reader = new WireReader(written.subarray(0, cut % written.length));
        expect(() => reader.string()).toThrow(RangeError);
      }),
    );
  });

  it.each([
    ['negative', wireString(Buffer.of(0x80))],
    ['too large', wireString(Buffer.alloc(33, 1))],
  ])('refuse a number that is %s', (_, written) => {
    expect(() => new WireReader(written).mpint(32)).toThrow(RangeError);
  });
});
