/** Partitions: AWS installations that share nothing, neither accounts nor credentials. */

import { closest } from '../../settings/closest.ts';

interface Partition {
  readonly regions: RegExp;
  readonly exampleRegion: string;
}

/** As in the AWS SDKs' endpoint rules. */
const partitions: Readonly<Record<string, Partition>> = {
  aws: { regions: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$|^aws-global$/, exampleRegion: 'eu-west-1' },
  'aws-us-gov': { regions: /^us-gov-\w+-\d+$/, exampleRegion: 'us-gov-west-1' },
  'aws-cn': { regions: /^cn-\w+-\d+$/, exampleRegion: 'cn-north-1' },
  'aws-eusc': { regions: /^eusc-de-\w+-\d+$/, exampleRegion: 'eusc-de-east-1' },
  'aws-iso': { regions: /^us-iso-\w+-\d+$/, exampleRegion: 'us-iso-east-1' },
  'aws-iso-b': { regions: /^us-isob-\w+-\d+$/, exampleRegion: 'us-isob-east-1' },
  'aws-iso-e': { regions: /^eu-isoe-\w+-\d+$/, exampleRegion: 'eu-isoe-west-1' },
  'aws-iso-f': { regions: /^us-isof-\w+-\d+$/, exampleRegion: 'us-isof-south-1' },
};

export const partitionNames: readonly string[] = Object.keys(partitions);

/** The partition of a region; undefined for a region newer than this table. */
export function partitionOf(region: string): string | undefined {
  return partitionNames.find((name) => partitions[name]?.regions.test(region));
}

const directions = [
  ...['north', 'south', 'east', 'west', 'central'],
  ...['northeast', 'northwest', 'southeast', 'southwest'],
];

/**
 * The intended region if only its direction is misspelled (`eu-wset-1`); undefined for all others, which may be new
 * regions.
 */
export function withKnownDirection(region: string): string | undefined {
  const [, before = '', direction, after = ''] = /^(.+-)([a-z]+)(-\d+)$/.exec(region) ?? [];
  if (direction === undefined || directions.includes(direction)) return undefined;
  const meant = closest(direction, directions);
  return meant && `${before}${meant}${after}`;
}

/** A region of the partition, for messages. */
export function exampleRegion(partition: string): string | undefined {
  return partitions[partition]?.exampleRegion;
}
