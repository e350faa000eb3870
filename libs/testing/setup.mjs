// Every suite runs in UTC, whatever the machine's zone: a test that passes only in Paris is a wrong test.
import 'reflect-metadata';

process.env.TZ = 'UTC';
