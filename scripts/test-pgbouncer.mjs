// The integration and HTTP suites on PostgreSQL 15 behind pgbouncer in transaction mode: `npm run test:pgbouncer`.
import { testOnPostgres15 } from './postgres15.mjs';

await testOnPostgres15({ bouncer: true });
