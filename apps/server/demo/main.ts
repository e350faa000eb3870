import 'reflect-metadata';
import { startServer } from '../start.js';
import { type DemoCompany, DemoService } from './demo.service.js';

/** What `npm run demo` prints: where to go, as whom, and what to try. */
function guide(demo: DemoCompany): string {
  const width = Math.max(...demo.accounts.map(({ email }) => email.length));
  const accounts = demo.accounts.map(({ email, can }) => `    ${email.padEnd(width)}  ${can}`);
  const [first] = demo.accounts;
  const sign = `curl -s -c jar -H 'X-B2O-Client: demo' -H 'Content-Type: application/json' -d '${JSON.stringify(
    {
      email: first?.email,
      password: first?.password,
    },
  )}' ${demo.url}/api/identity/session`;
  return [
    '',
    `  Les Bâtisseurs du Layon   ${demo.url}   (API: ${demo.url}/api/docs once signed in)`,
    `  Operator console          ${demo.consoleUrl}`,
    '',
    `  Everybody's password in this demo: ${first?.password}`,
    ...accounts,
    '',
    '  Try, in another terminal:',
    `    ${sign}`,
    `    curl -s -b jar '${demo.url}/api/crm/companies?q=menuiserie&perPage=5'`,
    `    curl -s -b jar '${demo.url}/api/hr/employees'      # refused: Claire administrates, she is no HR referent`,
    '    npm run -s b2o -- backup run demo --kind full',
    '    npm run -s b2o -- instance create dupont --name "Dupont SAS" --admin you@dupont.example',
    '',
    '  Ctrl-C stops everything; the next start keeps the data.',
    '',
  ].join('\n');
}

await startServer(async (app) => {
  const demo = await app.get(DemoService).ensure();
  return () => process.stdout.write(`${guide(demo)}\n`);
});
