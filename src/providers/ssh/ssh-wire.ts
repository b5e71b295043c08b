/** The data types of the SSH protocol (RFC 4251 section 5), in which keys and certificates are written. */

/** Length in four bytes, then the bytes; text is UTF-8. */
export function wireString(value: string | Uint8Array): Buffer {
  const bytes = Buffer.from(value as Uint8Array);
  return Buffer.concat([uint32(bytes.length), bytes]);
}

/** Several strings packed into one. */
export function wireStrings(values: readonly (string | Uint8Array)[]): Buffer {
  return wireString(Buffer.concat(values.map(wireString)));
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

export function uint64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}

/** A non-negative number, from its big-endian bytes: no leading zeros, except one before a set top bit. */
export function mpint(magnitude: Uint8Array): Buffer {
  const start = magnitude.findIndex((byte) => byte !== 0);
  const bytes = start < 0 ? Buffer.alloc(0) : Buffer.from(magnitude.subarray(start));
  return wireString((bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes);
}

/** Reads values one after the other. Every method throws a `RangeError` if there are too few bytes. */
export class WireReader {
  readonly #bytes: Buffer;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes);
  }

  get offset(): number {
    return this.#offset;
  }

  get isAtEnd(): boolean {
    return this.#offset === this.#bytes.length;
  }

  uint32(): number {
    return this.#take(4).readUInt32BE();
  }

  uint64(): bigint {
    return this.#take(8).readBigUInt64BE();
  }

  string(): Buffer {
    return this.#take(this.uint32());
  }

  text(): string {
    return this.string().toString('utf8');
  }

  /** The strings that are packed into one. */
  strings(): Buffer[] {
    const packed = new WireReader(this.string());
    const values: Buffer[] = [];
    while (!packed.isAtEnd) values.push(packed.string());
    return values;
  }

  /**
   * A non-negative number, as `length` big-endian bytes.
   * @throws {RangeError} if the number needs more bytes or is negative
   */
  mpint(length: number): Buffer {
    const bytes = this.string();
    if ((bytes[0] ?? 0) & 0x80) throw new RangeError('negative number');
    const magnitude = bytes[0] === 0 ? bytes.subarray(1) : bytes;
    if (magnitude.length > length) throw new RangeError('number too large');
    return Buffer.concat([Buffer.alloc(length - magnitude.length), magnitude]);
  }

  #take(length: number): Buffer {
    const end = this.#offset + length;
    if (end > this.#bytes.length) throw new RangeError('unexpected end');
    const bytes = this.#bytes.subarray(this.#offset, end);
    this.#offset = end;
    return bytes;
  }
}
