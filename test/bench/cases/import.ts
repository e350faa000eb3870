import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectRoot } from '#runtime';
import { Cli } from '../cli.js';
import { type Report, round } from '../report.js';
import type { World } from '../world.js';

interface ImportAnswer {
  read: number;
  created: number;
  rejected: number;
}

/** Brings in a real data set where it lies beside the project, else a file of 20,000 invented contacts. */
export async function importCases(world: World, report: Report): Promise<void> {
  if (!Cli.exists) return report.note('import: left out, the operator command is not built');
  const mappings = mappingsOf('adventureworks');
  const chosen = mappings.length > 0 ? mappings : [inventedContacts(world)];
  const { row } = await world.instance();
  const cli = new Cli(world.environment);
  for (const mapping of chosen) {
    const started = performance.now();
    const answer = await cli.json<ImportAnswer>(['import', row.slug, '--mapping', mapping]);
    const seconds = (performance.now() - started) / 1_000;
    report.add({
      case: `import ${basename(mapping, '.yaml')}`,
      read: answer.read,
      created: answer.created,
      rejected: answer.rejected,
      seconds: round(seconds, 2),
      rowsPerSecond: round(answer.read / seconds),
      commandPeakMb: round(cli.peakMb),
    });
  }
}

/** Our mapping files for a data set, those that others refer to first, when its files are there. */
function mappingsOf(dataset: string): string[] {
  const folder = join(projectRoot, 'test/datasets');
  if (!existsSync(join(projectRoot, '../shared/data', dataset)) || !existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${dataset}-`) && name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

function inventedContacts(world: World): string {
  const lines = ['ref;prenom;nom;email'];
  for (let n = 1; n <= 20_000; n += 1) lines.push(`R${n};Zoé;Lefèvre-${n};zoe.${n}@exemple.test`);
  writeFileSync(join(world.folder, 'contacts.csv'), `${lines.join('\n')}\n`);
  const mapping = join(world.folder, 'contacts.yaml');
  writeFileSync(mapping, inventedMapping);
  return mapping;
}

const inventedMapping = `name: invented contacts
formats:
  semicolons: { encoding: utf-8, separator: ";" }
files:
  contact:
    path: contacts.csv
    format: semicolons
steps:
  - name: contacts
    target: crm.contact
    source: contact
    match: [externalId]
    fields:
      externalId: ref
      firstName: prenom
      lastName: nom
`;
