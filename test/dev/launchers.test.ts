import { describe, expect, it } from 'vitest';
import { launchersOf } from '../../dev/launchers.ts';

/** Processes 1, 2, 3 ..., each the parent of the next; the last is the one whose launchers are asked for. */
const among =
  (...commands: readonly string[]) =>
  (pid: number) => {
    const command = commands[pid - 1];
    return command === undefined ? undefined : { pid, parent: pid - 1, command };
  };

const launchers = (...commands: readonly string[]): readonly number[] =>
  launchersOf(commands.length, among(...commands)).map(({ pid }) => pid);

describe('what launched us', () => {
  it('is npm, its shell and tsx', () => {
    const tsx = 'node /home/li/lunhuan/node_modules/.bin/tsx dev/start.ts';
    expect(launchers('/sbin/init', '-bash', 'npm start', 'sh -c tsx dev/start.ts', tsx)).toEqual([5, 4, 3]);
    expect(launchers('/sbin/init', 'node /usr/bin/npm start', '/bin/sh -c tsx dev/start.ts', tsx)).toEqual([
      4, 3, 2,
    ]);
  });

  it('is also a shell that was given the one command', () => {
    expect(launchers('python3 run.py', '/bin/sh -c npm start', 'npm start')).toEqual([3, 2]);
  });

  it('is not a script, whose end means nothing, nor a terminal', () => {
    expect(launchers('bash ci.sh', 'npm start --reset')).toEqual([2]);
    expect(launchers('bash -c npm start & sleep 9', 'npm start')).toEqual([2]);
    expect(launchers('npm start', '-bash')).toEqual([]);
    expect(launchers()).toEqual([]);
  });
});
