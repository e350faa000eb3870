import { Injectable } from '@nestjs/common';
import type { FieldError } from '#kernel';
import { type InputOf, RecordsService } from '#runtime';
import { CompaniesRepository } from './companies.repository.js';
import type { Company } from './company.entity.js';
import { checkIdentifiers, completeIdentifiers } from './company.rules.js';

@Injectable()
export class CompaniesService extends RecordsService<Company> {
  constructor(companies: CompaniesRepository) {
    super(companies);
  }

  override complete(input: InputOf<Company>, before: Company | undefined): InputOf<Company> {
    return completeIdentifiers(input, before);
  }

  override async check(input: InputOf<Company>, before: Company | undefined): Promise<readonly FieldError[]> {
    return checkIdentifiers(input, before);
  }
}
