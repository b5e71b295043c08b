/** The floors of `src/` as a Mermaid diagram, drawn from the imports. */
import { floors, importsOf, roomOf } from './floors.ts';

/** An arrow represents the imports of one room by another, unless a longer path through other rooms shows it too. */
export function floorsDiagram(): string {
  const arrows = withoutShortCuts(roomArrows());
  const ids = new Map(floors.flat().map((room, index) => [room, `r${index}`]));
  const levels = floors.map(
    (rooms, index) =>
      `  subgraph f${index} [" "]\n${rooms.map((room) => `    ${ids.get(room)}["${room}"]`).join('\n')}\n  end`,
  );
  const lines = arrows.map(([from, to]) => `  ${ids.get(from)} --> ${ids.get(to)}`);
  return ['```mermaid', 'flowchart TB', ...levels, ...lines, '```'].join('\n');
}

type Arrow = readonly [from: string, to: string];

function roomArrows(): Arrow[] {
  const found = new Map<string, Arrow>();
  for (const { from, to } of importsOf()) {
    const arrow = [roomOf(from), roomOf(to)] as const;
    if (arrow[0] !== arrow[1]) found.set(arrow.join(' '), arrow);
  }
  return [...found.values()].sort((a, b) => a.join(' ').localeCompare(b.join(' '), 'en'));
}

function withoutShortCuts(arrows: readonly Arrow[]): Arrow[] {
  const reaches = (from: string, to: string): boolean =>
    arrows.some(([start, end]) => start === from && (end === to || reaches(end, to)));
  return arrows.filter(
    ([from, to]) => !arrows.some(([start, end]) => start === from && end !== to && reaches(end, to)),
  );
}
