import { ApiProperty, OmitType } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { message } from '#runtime';
import {
  type RestoreRequest,
  requestStates,
  requestTargets,
} from '../requests/restore-requests.repository.js';

const textRule = () => IsString(message('Un texte est attendu.', 'A text is expected.'));
const notEmpty = () => IsNotEmpty(message('Ce champ est obligatoire.', 'This field is required.'));
const most = () => MaxLength(2000, message('2000 caractères au plus.', '2000 characters at most.'));

export class RestoreRequestInput {
  @ApiProperty({ type: String, format: 'uuid', description: 'The copy' })
  @IsUUID(undefined, message('Un identifiant est attendu.', 'An id is expected.'))
  runId!: string;

  @ApiProperty({
    enum: requestTargets,
    description: 'side: beside the data of today, to look at; same: in their place',
  })
  @IsIn([...requestTargets], message('Valeurs possibles : side, same.', 'Possible values: side, same.'))
  into!: RestoreRequest['into'];

  @ApiProperty({
    type: String,
    minLength: 1,
    maxLength: 2000,
    description: "B2O's operators read it: name no person and no HR matter",
  })
  @textRule()
  @notEmpty()
  @most()
  reason!: string;
}

export class RefusalInput {
  @ApiProperty({ type: String, minLength: 1, maxLength: 2000, description: 'The requester reads it' })
  @textRule()
  @notEmpty()
  @most()
  answer!: string;
}

export class ExecutionInput {
  @ApiProperty({ type: String, required: false, description: "For same: the instance's slug, once more" })
  @IsOptional()
  @textRule()
  @MaxLength(63, message('63 caractères au plus.', '63 characters at most.'))
  confirm?: string;
}

/** A request as operators see it: never what the copy holds. */
export class OperatorRestoreRequestAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  slug!: string;

  @ApiProperty({ type: String })
  instanceName!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  runId!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When the copy was begun' })
  copiedAt!: Date;

  @ApiProperty({ enum: requestTargets })
  into!: string;

  @ApiProperty({ type: String, description: 'Written by the admin for the operators' })
  reason!: string;

  @ApiProperty({ enum: requestStates })
  state!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  requestedAt!: Date;

  @ApiProperty({ type: String })
  requestedBy!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  settledAt!: Date | null;

  @ApiProperty({ type: String, nullable: true })
  settledBy!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'What the operator says, or why it failed' })
  answer!: string | null;
}

/** A request as its instance's admins see it; which operator settled it is B2O's own matter. */
export class RestoreRequestAnswer extends OmitType(OperatorRestoreRequestAnswer, [
  'slug',
  'instanceName',
  'settledBy',
] as const) {}

export const forOperators = ({
  instanceId: _,
  requesterId: __,
  language: ___,
  ...request
}: RestoreRequest): OperatorRestoreRequestAnswer => request;

export const forAdmins = (request: RestoreRequest): RestoreRequestAnswer => {
  const { slug: _, instanceName: __, settledBy: ___, ...shown } = forOperators(request);
  return shown;
};
