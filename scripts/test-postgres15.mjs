// The integration and HTTP suites on Debian's PostgreSQL 15: `npm run test:postgres15 -- [Jest arguments]`.
import { testOnPostgres15 } from './postgres15.mjs';

await testOnPostgres15({ bouncer: false });
