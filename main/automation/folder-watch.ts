import { setImmediate as nextTurn } from 'node:timers/promises';
import { codeOf, readProblem } from '../jobs/files/file-problem.ts';
import { holdsDatabase } from '../jobs/files/holds-database.ts';
import type { LeftFile, NewDeed, Service } from '../jobs/service/service.ts';
import type { Clock } from './clock.ts';
import { type FoundFile, findFile, findFiles, listNames } from './list-folder.ts';
import { openForWriting } from './open-for-writing.ts';
import { putAway } from './put-away.ts';
import { isSame, nextSettles, type Settling, settle, settled } from './settling.ts';
import { type Taken, takeFiles } from './take-files.ts';

/** A folder that is watched; `move`: files that are done with are put into folders beside them. */
export type WatchedFolder = { readonly folder: string; readonly move: boolean };

/** One watched folder, looked into from time to time. */
export type FolderWatch = {
  /**
   * Looks into the folder and imports what has settled (SPEC §18). Answers in how many ms the next file will have;
   * `undefined`: none is settling. What goes wrong is told as a deed. Files that are done with are looked at again only
   * where it is thorough, or where they were heard of.
   */
  look(isThorough: boolean): Promise<number | undefined>;
  /** The system says that a file of this name changed. */
  hear(name: string): void;
};

export type WatchOptions = {
  readonly service: Pick<Service, 'read' | 'imports' | 'noteDeeds'>;
  readonly clock: Clock;
  readonly onDeed: (deed: NewDeed) => void;
  readonly onAtHand: (what: string | undefined) => void;
  readonly stop: AbortSignal;
};

/** Imported together; a backup before an import is made once for all of them. */
const BATCH = 50;
/** Whether files are known is asked for so many at a time, so that thousands hold nothing up. */
const ASKED_TOGETHER = 500;
/** What could not be read is tried again so often. */
const RETRY_MS = 55_000;

export function createFolderWatch(
  { folder, move }: WatchedFolder,
  { service, clock, onDeed, onAtHand, stop }: WatchOptions,
): FolderWatch {
  let settling: Settling<FoundFile> = new Map();
  /** Left where they are, and done with. */
  const done = new Map<string, FoundFile>();
  /** Could not be read, and were told of; by name, with when they were last tried. */
  const stuck = new Map<string, number>();
  const heard = new Set<string>();
  let trouble: string | undefined;
  /** The names at the last look, where everything was done with then: while they are the same, there is nothing to do. */
  let atRest: readonly string[] | undefined;

  /** A file that is done with, unless it was seen to be another since, and has to settle. */
  function doneWith(name: string): FoundFile | undefined {
    const [file, now] = [done.get(name), settling.get(name)?.file];
    return file !== undefined && now !== undefined && isSame(file, now) ? file : undefined;
  }

  /** Tells once of what keeps the whole folder from being watched. */
  async function tellTrouble(line: string): Promise<void> {
    if (trouble === line) return;
    trouble = line;
    await note([{ deed: deedOf(folder, 'failed', line, 'folder') }]);
  }

  function deedOf(
    name: string,
    outcome: NewDeed['outcome'],
    line: string,
    kind: NewDeed['kind'] = 'file',
  ): NewDeed {
    return { at: clock.now(), kind, source: folder, name, outcome, line };
  }

  async function note(ends: readonly { readonly deed: NewDeed; readonly left?: FoundFile }[]): Promise<void> {
    if (ends.length === 0) return;
    const left = ends.flatMap(({ left }): LeftFile[] => {
      if (left === undefined) return [];
      const { place: _, ...sighting } = left;
      return [{ folder, ...sighting }];
    });
    // One time for all tells that they belong together.
    const at = clock.now();
    const deeds = ends.map(({ deed }): NewDeed => ({ ...deed, at }));
    await service.noteDeeds(deeds, left);
    for (const deed of deeds) onDeed(deed);
  }

  async function ready(): Promise<readonly FoundFile[]> {
    for (const name of done.keys()) if (!settling.has(name)) done.delete(name);
    for (const name of stuck.keys()) if (!settling.has(name)) stuck.delete(name);
    const unknown = settled(settling, clock.passed(), (file) => {
      const earlier = done.get(file.name);
      const triedAt = stuck.get(file.name) ?? Number.NEGATIVE_INFINITY;
      return !(earlier !== undefined && isSame(earlier, file)) && clock.passed() - triedAt >= RETRY_MS;
    });
    const news: FoundFile[] = [];
    for (let at = 0; at < unknown.length; at += ASKED_TOGETHER) {
      const some = unknown.slice(at, at + ASKED_TOGETHER);
      const sightings = some.map(({ place: _, ...sighting }) => sighting);
      const known = new Set(await service.read('filesDoneWith', folder, sightings));
      for (const file of some) {
        if (known.has(file.name)) done.set(file.name, file);
        else news.push(file);
      }
    }
    return news;
  }

  /** Whether to go on with the next ones. */
  async function take(batch: readonly FoundFile[]): Promise<boolean> {
    const open = await openForWriting(batch);
    const asSeen: FoundFile[] = [];
    for (const file of batch) {
      if (typeof file.place === 'string' && holdsDatabase(file.place)) {
        done.set(file.name, file);
        continue;
      }
      const now = open.has(file.name) ? undefined : await findFile(file.place).catch(() => undefined);
      if (now !== undefined && isSame(now, file)) asSeen.push(file);
    }
    const taken = await takeFiles(service, asSeen);
    const ends: { deed: NewDeed; left?: FoundFile }[] = [];
    for (const one of taken.files) ends.push(...(await conclude(one)));
    await note(ends);
    if (taken.trouble === undefined) return taken.files.length === asSeen.length;
    await tellTrouble(taken.trouble);
    return false;
  }

  async function conclude({ file, outcome, line }: Taken) {
    switch (outcome) {
      case 'changed':
        return [];
      case 'unreadable': {
        if ((await findFile(file.place).catch(() => file)) === undefined) return [];
        const isNews = !stuck.has(file.name);
        stuck.set(file.name, clock.passed());
        return isNews ? [{ deed: deedOf(file.name, 'failed', line) }] : [];
      }
      case 'done':
      case 'known':
      case 'refused': {
        stuck.delete(file.name);
        const into = outcome === 'refused' ? 'refused' : 'imported';
        const whyLeft = move ? await putAway(folder, file, into, line) : undefined;
        if (move && whyLeft === undefined) return [{ deed: deedOf(file.name, outcome, line) }];
        done.set(file.name, file);
        const said = whyLeft === undefined ? line : `${line} It was left where it is: ${whyLeft}.`;
        return [{ deed: deedOf(file.name, outcome, said), left: file }];
      }
    }
  }

  return {
    hear: (name) => void heard.add(name),
    async look(isThorough) {
      let names: readonly string[];
      let found: ReadonlyMap<string, FoundFile>;
      try {
        names = await listNames(folder);
        if (!isThorough && heard.size === 0 && isSameList(atRest, names)) return undefined;
        const known = (name: string) => (isThorough || heard.has(name) ? undefined : doneWith(name));
        found = await findFiles(folder, names, known);
        heard.clear();
      } catch (error) {
        atRest = undefined;
        const why = codeOf(error) === 'ENOENT' ? 'there is no such folder' : readProblem(error);
        await tellTrouble(`The folder cannot be read: ${why}. It is tried again every minute.`);
        return undefined;
      }
      settling = settle(settling, found, clock.passed());
      // What waits for this thread has its turn before thousands of files are gone through once more.
      await nextTurn();
      const files = await ready();
      await takeAll(files);
      const next = nextSettles(settling, clock.passed());
      const isDone = files.length === 0 && stuck.size === 0 && next === undefined;
      atRest = isDone ? names : undefined;
      return next;
    },
  };

  async function takeAll(files: readonly FoundFile[]): Promise<void> {
    if (files.length === 0) {
      trouble = undefined;
      return;
    }
    onAtHand(folder);
    try {
      for (let at = 0; at < files.length && !stop.aborted; at += BATCH) {
        if (!(await take(files.slice(at, at + BATCH)))) break;
        trouble = undefined;
      }
    } finally {
      onAtHand(undefined);
    }
  }
}

const isSameList = (one: readonly string[] | undefined, other: readonly string[]): boolean =>
  one?.length === other.length && one.every((name, place) => name === other[place]);
