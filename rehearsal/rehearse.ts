import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readOptions } from './options.ts';
import { page } from './page.ts';
import { followed } from './progress.ts';
import { rehearse } from './run.ts';
import { summary } from './summary.ts';
import { faultsOf } from './verdict.ts';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if ('help' in options) {
    console.log(`npm run rehearse -- ${options.help}`);
    return;
  }
  const result = await rehearse(options, followed(process.stderr));
  await mkdir(options.out, { recursive: true });
  const [json, html] = [join(options.out, 'rehearsal.json'), join(options.out, 'rehearsal.html')];
  await writeFile(json, `${JSON.stringify(result, null, 2)}\n`);
  await writeFile(html, page(result));
  console.log(`${summary(result)}\n\nWritten: ${json} and ${html}`);
  const faults = faultsOf(result);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
