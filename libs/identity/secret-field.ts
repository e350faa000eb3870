import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { message } from '#runtime';

/** A password, token or code in an input: kept exactly as typed, unlike a TextField. */
export function SecretField({
  description,
  max = 1024,
  minLength,
  optional = false,
}: {
  description: string;
  max?: number;
  /** Documentation only: the password policy says what is too short. */
  minLength?: number;
  optional?: boolean;
}): PropertyDecorator {
  const decorators = [
    ApiProperty({
      type: String,
      description,
      maxLength: max,
      required: !optional,
      ...(minLength && { minLength }),
    }),
    IsString(message('Un texte est attendu.', 'A text is expected.')),
    MaxLength(max, message(`${max} caractères au plus.`, `${max} characters at most.`)),
    optional ? IsOptional() : IsNotEmpty(message('Ce champ est obligatoire.', 'This field is required.')),
  ];
  return (target, key) => {
    for (const decorate of decorators) decorate(target, key);
  };
}
