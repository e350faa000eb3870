import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { languages } from '#kernel';
import { CompanyProfile, companyProfileType } from './company-profile.entity.js';

/** The profile as it is answered. */
export class CompanyProfileAnswer extends CompanyProfile {
  @ApiProperty({ type: String, description: 'Time zone of the instance; set by the operator' })
  timeZone!: string;

  @ApiProperty({
    type: [String],
    description: 'Names of the fields without which a legal document would lack a mention of the seller',
  })
  missing!: string[];

  @ApiProperty({ type: String, nullable: true, description: 'Changes with the logo; null: none' })
  logoVersion!: string | null;
}

/** Where the decorators of `@nestjs/swagger` keep what they were told of a property. */
const toldKey = 'swagger/apiModelProperties';

// An answer has every member, whatever an input may leave out. What the field says of itself is said again: without it
// the decorator takes the type that the compiler left, which of `string | null` is an object.
for (const { name } of companyProfileType.fields) {
  const told = Reflect.getMetadata(toldKey, CompanyProfile.prototype, name) as ApiPropertyOptions;
  ApiProperty({ ...told, required: true } as ApiPropertyOptions)(CompanyProfileAnswer.prototype, name);
}

/** What the sign-in page shows to anyone. */
export class BrandingAnswer {
  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: String, nullable: true, description: '`#rrggbb`' })
  accentColour!: string | null;

  @ApiProperty({ enum: [...languages] })
  language!: (typeof languages)[number];

  @ApiProperty({ type: String, nullable: true, description: 'Changes with the logo; null: none' })
  logoVersion!: string | null;

  @ApiProperty({ type: Boolean, description: "The operators' console, not a company" })
  console!: boolean;
}
