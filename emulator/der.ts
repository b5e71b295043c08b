/**
 * The few ASN.1 DER building blocks (ITU-T X.690) an X.509 certificate needs.
 * Written out because a certificate library costs more start-up time than the whole emulator.
 */
export function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), encodeLength(body.length), body]);
}

function encodeLength(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

export const sequence = (...parts: Uint8Array[]): Buffer => der(0x30, ...parts);
export const set = (...parts: Uint8Array[]): Buffer => der(0x31, ...parts);
export const boolean = (value: boolean): Buffer => der(0x01, Buffer.from([value ? 0xff : 0]));
export const octetString = (value: Uint8Array): Buffer => der(0x04, value);
export const nothing = (): Buffer => der(0x05);
export const utf8String = (value: string): Buffer => der(0x0c, Buffer.from(value));
export const explicit = (tag: number, value: Uint8Array): Buffer => der(0xa0 | tag, value);
export const implicit = (tag: number, value: Uint8Array): Buffer => der(0x80 | tag, value);

/** A bit string; `unusedBits` counts the padding bits of the last byte. */
export const bitString = (value: Uint8Array, unusedBits = 0): Buffer =>
  der(0x03, Buffer.from([unusedBits]), value);

/** A non-negative integer from its big-endian bytes. */
export function integer(bytes: Uint8Array): Buffer {
  const negative = (bytes[0] ?? 0) >= 0x80;
  return der(0x02, negative ? Buffer.from([0]) : Buffer.alloc(0), bytes);
}

/** An object identifier from its dotted form. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}

/** A UTCTime, good for the years 1950 to 2049. */
export function utcTime(date: Date): Buffer {
  const digits = date.toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}
