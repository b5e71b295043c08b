import { removeSection, sectionBefore, setSection } from '../../src/files/ini.ts';

/** Sets keys and takes them back. */
export function roundTrip(text: string, section: string, keys: Record<string, string | null>): string {
  const names = Object.keys(keys);
  const before = sectionBefore(text, section, names);
  return removeSection(setSection(text, section, keys), section, names, isExactly(keys), before);
}

export function isExactly(keys: Record<string, string | null>) {
  return (key: string, value: string | null = null) => Object.hasOwn(keys, key) && keys[key] === value;
}

/** Reads as the AWS SDKs do, where it matters here: key by key, continuation lines belonging to the key before. */
export function read(text: string, section: string, key: string): string | undefined {
  return sectionBefore(text, section, [key]).entries.get(key);
}
