import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { SignedIn, TenantDb } from '#runtime';

class Colleague {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  firstName!: string;

  @ApiProperty({ type: String })
  lastName!: string;
}

class ColleaguesAnswer {
  @ApiProperty({ type: [Colleague] })
  items!: Colleague[];
}

/** The names of the people one works with, for whoever chooses an owner; nothing else of them is told. */
@ApiTags('identity')
@Controller('identity/colleagues')
export class ColleaguesController {
  constructor(private readonly db: TenantDb) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'Names of the active users', operationId: 'list colleagues' })
  @ApiOkResponse({ type: ColleaguesAnswer })
  async list(): Promise<ColleaguesAnswer> {
    return {
      items: await this.db.query<Colleague>(
        // Somebody who has not given a name yet is called as in their address.
        `SELECT id, first_name AS "firstName",
           CASE WHEN first_name || last_name = '' THEN split_part(email, '@', 1) ELSE last_name END AS "lastName"
         FROM identity_user WHERE state = 'active' ORDER BY last_name, first_name, id LIMIT 1000`,
      ),
    };
  }
}
