import { ApiProperty } from '@nestjs/swagger';
import { checkedKinds } from './duplicate-check-input.js';
import { type DuplicateReasonCode, duplicateReasons } from './duplicate-keys.js';

export class DuplicateReason {
  @ApiProperty({ enum: duplicateReasons, description: '`name`: the same name and postal code' })
  code!: DuplicateReasonCode;
}

/** A record that may be the same as the one asked about. */
export class DuplicateCandidate {
  @ApiProperty({ enum: checkedKinds })
  resource!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  title!: string;

  @ApiProperty({ type: String, description: 'What tells it from others of its name; may be empty' })
  subtitle!: string;

  @ApiProperty({ type: [DuplicateReason], description: 'The strongest first' })
  reasons!: DuplicateReason[];
}

export class DuplicateCandidates {
  @ApiProperty({ type: [DuplicateCandidate], description: 'At most ten, the likeliest first' })
  items!: DuplicateCandidate[];
}
