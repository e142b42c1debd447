import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AreaData, PairingData, ProgrammeData, UnitData } from '../domain/programme-data.ts';
import type { Policy } from '../domain/policy.ts';
import { checkCounts } from './check-counts.ts';
import { policyChecks } from './check-policy.ts';
import { jsonFaults } from './json-faults.ts';
import { loadAreas } from './load-areas.ts';
import { loadUnits } from './load-units.ts';
import { loadVillages } from './load-villages.ts';
import { policySchema } from './policy.ts';
import { problem, type Problem } from './problems.ts';
import { planTeams } from './seat-plan.ts';

export type Loaded =
  | { readonly ok: true; readonly programme: ProgrammeData; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What the loader hands on while it looks: everything is checked before anything is believed. */
export interface Tables {
  readonly units: readonly UnitData[];
  readonly areas: readonly AreaData[];
  readonly pairings: readonly PairingData[];
}

/**
 * Reads a programme's folder and reports ALL that is wrong with it, not the first thing. The composition of consortia
 * (二(二)) is only ever a warning: the plan asks districts to follow the model as they see fit.
 */
export async function loadProgramme(dir: string): Promise<Loaded> {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const { policy, wellFormed } = await loadPolicy(dir, problems);
  const { units, codeOf } = await loadUnits(dir, problems);
  const { areas, pairings } = await loadAreas(dir, codeOf, problems);
  const villages = await loadVillages(dir, areas, problems);
  const tables: Tables = { units, areas, pairings };
  if (policy) {
    const checks = [...policyChecks, () => checkCounts(policy, tables, problems, warnings)];
    for (const check of checks) {
      // What can be checked of a policy is, also when another part of it is not well-formed: that has been said.
      try {
        check(policy, problems);
      } catch (error) {
        if (wellFormed) throw error;
      }
    }
  }
  if (!policy || problems.length > 0) return { ok: false, problems };
  return { ok: true, programme: { policy, ...tables, villages, teams: planTeams(policy, tables) }, warnings };
}

async function loadPolicy(
  dir: string,
  problems: Problem[],
): Promise<{ readonly policy?: Policy; readonly wellFormed: boolean }> {
  const file = 'policy.json';
  let text: string;
  try {
    text = await readFile(join(dir, file), 'utf8');
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    problems.push(problem(file, 'file', `无法读取:${said}`, `cannot be read: ${said}`));
    return { wellFormed: false };
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    for (const { at, said } of jsonFaults(text, error))
      problems.push(problem(file, at, `不是合法的 JSON:${said}`, `is no JSON: ${said}`));
    return { wellFormed: false };
  }
  const parsed = policySchema.safeParse(json);
  if (parsed.success) return { policy: parsed.data, wellFormed: true };
  for (const issue of parsed.error.issues) {
    problems.push(
      problem(file, issue.path.join('.') || 'file', `不符合格式:${issue.message}`, issue.message),
    );
  }
  return { policy: json as Policy, wellFormed: false };
}
