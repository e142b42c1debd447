import type { WriteStream } from 'node:tty';
import { daysBetween, type DateString } from '../domain/time.ts';
import type { RehearsalHooks } from './run.ts';

const WIDTH = 40;

/** What a rehearsal says on the way, and its bar. */
export function followed(output: WriteStream): RehearsalHooks {
  let bar: ReturnType<typeof progress> | undefined;
  return {
    log: (line) => output.write(`${line}\n`),
    onDay(date, { from, to }) {
      bar ??= progress(output, from, to);
      bar.at(date);
      if (daysBetween(date, to) === 0) bar.done();
    },
  };
}

/** A bar with the programme's date; one line a quarter where the output is no terminal. */
function progress(
  output: WriteStream,
  from: DateString,
  to: DateString,
): { at(date: DateString): void; done(): void } {
  const began = Date.now();
  let quarter = '';
  const line = (date: DateString): string => {
    const share = Math.min(1, daysBetween(from, date) / daysBetween(from, to));
    const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
    return `${bar} ${date}  ${String(Math.round(share * 100)).padStart(3)} %  ${Math.round((Date.now() - began) / 1000)} s`;
  };
  return {
    at(date) {
      if (output.isTTY) {
        output.write(`\r${line(date)}`);
        return;
      }
      const now = `${date.slice(0, 4)}-${Math.floor((Number(date.slice(5, 7)) - 1) / 3)}`;
      if (now === quarter) return;
      quarter = now;
      output.write(`${line(date)}\n`);
    },
    done() {
      if (output.isTTY) output.write(`\r${line(to)}\n`);
    },
  };
}
