/** What is done about changes on disk. Neither of the two throws. */
export interface Work {
  /** Takes in an edit of the post at a path by itself; false where that can't be. */
  readonly edit: (path: string) => Promise<boolean>;
  /** Reads everything anew. */
  readonly refresh: () => Promise<void>;
  /** Whether there is a post at a path that `edit` could take in. */
  readonly isPost: (path: string) => boolean;
}

/** Decides when what has changed is taken in: an edit at once, and everything in the end. */
export interface Turns {
  /** Something happened at a path, relative to the root of the site. */
  readonly noticed: (path: string) => void;
  /** Reads everything as soon as it can be. */
  readonly refresh: () => void;
  /** The edits that were noticed have been taken in; true where nothing else was noticed that is yet to be. */
  readonly edited: () => Promise<boolean>;
  /** All that was noticed has been taken in. */
  readonly settled: () => Promise<void>;
  readonly close: () => void;
}

/** Milliseconds. One save is told of several times, and a text may be there in part first. */
const waits = {
  /** Without news of a post before it is read, and the longest that news put that off. */
  edit: 6,
  longestEdit: 40,
  /** From the first news until everything is read. */
  refresh: 30,
  /** The same from an edit on: the browser that shows it shall have the machine for itself. */
  refreshAfterEdit: 250,
  /** The longest that everything has to wait, as somebody may never stop writing. */
  longest: 750,
} as const;

/** Of more posts at once, as a checkout brings them, nobody waits for one. */
const mostEdits = 5;

export function takeTurns({ edit, refresh, isPost }: Work): Turns {
  let editing: Promise<void> = Promise.resolve();
  let reading: Promise<void> = Promise.resolve();
  /** A reading of everything has yet to begin. */
  let isWaiting = false;
  let isClosed = false;
  /** More was noticed than edits that were taken in: since the last reading began, and before. */
  let isMore = false;
  let wasMore = false;
  const toEdit = new Set<string>();
  let editTimer: { readonly since: number; readonly timer: NodeJS.Timeout } | null = null;
  let readTimer: { readonly since: number; at: number; timer: NodeJS.Timeout } | null = null;

  const dropReadTimer = (): void => {
    if (readTimer !== null) clearTimeout(readTimer.timer);
    readTimer = null;
  };
  const readAll = (): void => {
    dropReadTimer();
    if (isWaiting || isClosed) return;
    isWaiting = true;
    reading = reading.then(async () => {
      isWaiting = false;
      if (isClosed) return;
      wasMore = isMore;
      isMore = false;
      await refresh();
      wasMore = false;
    });
  };
  /** Reads everything in some milliseconds; `isEdit` puts off what was to come sooner. */
  const readAllIn = (wait: number, isEdit: boolean): void => {
    const now = performance.now();
    const since = readTimer?.since ?? now;
    const at = Math.min(now + wait, since + waits.longest);
    if (readTimer !== null && (isEdit ? readTimer.at >= at : readTimer.at <= at)) return;
    dropReadTimer();
    readTimer = { since, at, timer: setTimeout(readAll, at - now) };
  };
  const readEdits = (): void => {
    if (editTimer !== null) clearTimeout(editTimer.timer);
    editTimer = null;
    const paths = [...toEdit];
    toEdit.clear();
    if (isClosed) return;
    if (paths.length > mostEdits) {
      isMore = true;
      readAllIn(waits.refresh, false);
      return;
    }
    editing = editing.then(async () => {
      for (const path of paths) {
        const isTaken = isClosed || (await edit(path));
        if (isTaken) continue;
        isMore = true;
        readAllIn(waits.refresh, false);
      }
    });
  };
  return {
    noticed: (path) => {
      if (isClosed) return;
      const isEdit = isPost(path);
      readAllIn(isEdit ? waits.refreshAfterEdit : waits.refresh, isEdit);
      if (!isEdit) {
        isMore = true;
        return;
      }
      toEdit.add(path);
      const now = performance.now();
      const since = editTimer?.since ?? now;
      if (editTimer !== null) clearTimeout(editTimer.timer);
      const wait = Math.max(0, Math.min(waits.edit, since + waits.longestEdit - now));
      editTimer = { since, timer: setTimeout(readEdits, wait) };
    },
    refresh: () => {
      isMore = true;
      readAll();
    },
    edited: async () => {
      if (editTimer !== null) readEdits();
      await editing;
      return !isMore && !wasMore;
    },
    settled: async () => {
      if (readTimer !== null) readAll();
      await editing;
      await reading;
    },
    close: () => {
      isClosed = true;
      dropReadTimer();
      if (editTimer !== null) clearTimeout(editTimer.timer);
    },
  };
}
