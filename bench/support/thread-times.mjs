import { readdirSync } from 'node:fs';
import { processKind, processTree, readOrNothing, statFields } from './process-tree.mjs';

/** Of `utime` and `stime` in /proc: USER_HZ, which is 100 on every architecture that Linux reports it for. */
const TICKS_PER_SECOND = 100;
const USER_TIME = 11;
const SYSTEM_TIME = 12;

/** What Chromium's threads are for, by kind of process and by the 15 characters that Linux keeps of their names. */
const ROLES = [
  { role: 'main thread', kind: /^renderer$/, thread: /^main$/ },
  { role: 'workers', kind: /^renderer$/, thread: /^DedicatedWorker/ },
  { role: 'compositor', kind: /^renderer$/, thread: /^Compositor$/ },
  { role: 'raster and decoding', kind: /^renderer$/, thread: /^(ThreadPool|CompositorTileW)/ },
  { role: 'renderer, rest', kind: /^renderer$/, thread: /./ },
  { role: 'display compositor', kind: /^gpu-process$/, thread: /./ },
  { role: 'network', kind: /^network/, thread: /./ },
  { role: 'browser', kind: /^browser$/, thread: /./ },
  { role: 'other processes', kind: /./, thread: /./ },
];

/** @param {number} pid Of the browser. @returns {Record<string, number>} CPU time in s by role, until now. Linux only. */
export function threadTimes(pid) {
  const seconds = Object.fromEntries(ROLES.map(({ role }) => [role, 0]));
  for (const process of processTree(pid)) {
    const kind = processKind(process);
    for (const { thread, time } of threadsOf(process)) {
      const found = ROLES.find((each) => each.kind.test(kind) && each.thread.test(thread));
      seconds[found.role] += time;
    }
  }
  return seconds;
}

/** @param {Record<string, number>} before @param {Record<string, number>} after */
export function timesBetween(before, after) {
  return Object.fromEntries(
    Object.entries(after).map(([role, seconds]) => [role, Math.max(0, seconds - before[role])]),
  );
}

function threadsOf(pid) {
  return threadIds(pid).map((id) => {
    const stat = readOrNothing(`/proc/${pid}/task/${id}/stat`);
    const fields = statFields(stat);
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    const ticks = Number(fields[USER_TIME] ?? 0) + Number(fields[SYSTEM_TIME] ?? 0);
    return { thread: id === String(pid) ? 'main' : name || 'ended', time: ticks / TICKS_PER_SECOND };
  });
}

function threadIds(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}
