import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsInt, IsNotEmpty, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import { message, OwnUnits, Permission } from '#runtime';
import { Erasures } from '../erasures/erasures.service.js';

export class ErasureInput {
  @ApiProperty({ type: String, example: 'crm.contact' })
  @IsString(message('Un texte est attendu.', 'A text is expected.'))
  @MaxLength(80, message('80 caractères au plus.', '80 characters at most.'))
  resource!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  @IsUUID(undefined, message('Un identifiant est attendu.', 'An id is expected.'))
  recordId!: string;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'The version of the record that was seen' })
  @IsInt(message('Un nombre entier est attendu.', 'A whole number is expected.'))
  @Min(1, message('1 au moins.', '1 at least.'))
  version!: number;

  @ApiProperty({
    type: String,
    minLength: 1,
    maxLength: 100,
    description: "Reference of the person's request; it stays in the audit trail and names nobody",
  })
  @IsString(message('Un texte est attendu.', 'A text is expected.'))
  @IsNotEmpty(message('Ce champ est obligatoire.', 'This field is required.'))
  @MaxLength(100, message('100 caractères au plus.', '100 characters at most.'))
  reference!: string;
}

export class ErasureAnswer {
  @ApiProperty({ type: 'integer', description: 'Rows that went, those under the record included' })
  rows!: number;

  @ApiProperty({ type: String, format: 'date', description: 'By then no copy holds the person any more' })
  copiesEndOn!: string;
}

/** The right to erasure (GDPR art. 17). */
@ApiTags('backup')
@Controller('backup/erasures')
export class ErasuresController {
  constructor(private readonly erasures: Erasures) {}

  @Post()
  @HttpCode(200)
  @Permission('backup.erasure.create', { recentPassword: true })
  @OwnUnits()
  @ApiOperation({
    summary: 'Erase a person for good, here and in every copy that is ever brought back',
    operationId: 'create erasures',
  })
  @ApiOkResponse({ type: ErasureAnswer })
  erase(@Body() { resource, recordId, version, reference }: ErasureInput): Promise<ErasureAnswer> {
    return this.erasures.erase(resource, recordId, { version, reference });
  }
}
