import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty } from '@nestjs/swagger';
import { projectRoot } from '../config/project-root.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { OwnUnits, Public } from './route-policy.js';

export const productVersion: string = (
  JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }
).version;

class Health {
  @ApiProperty({ enum: ['ok'] })
  status!: 'ok';

  @ApiProperty({ type: String })
  version!: string;

  @ApiProperty({ enum: ['up'] })
  database!: 'up';
}

@Controller('health')
export class HealthController {
  constructor(private readonly units: UnitOfWork) {}

  /** 503 when the database does not answer. */
  @Get()
  @Public()
  @OwnUnits()
  @ApiOperation({ summary: 'Whether the server and its database answer', operationId: 'health' })
  @ApiOkResponse({ type: Health })
  async health(): Promise<Health> {
    await this.units.onPlatform('read', (unit) => unit.query('SELECT 1'));
    return { status: 'ok', version: productVersion, database: 'up' };
  }
}
