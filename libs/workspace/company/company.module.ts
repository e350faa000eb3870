import { Module, type OnModuleInit } from '@nestjs/common';
import { PermissionRegistry } from '#identity';
import { text } from '#kernel';
import { BrandingController } from './branding.controller.js';
import { CompanyController, companyUpdatePermission } from './company.controller.js';
import { CompanyProfileRepository } from './company-profile.repository.js';
import { CompanyProfileService } from './company-profile.service.js';
import { LogoService } from './logo.service.js';

/** Who the instance's company is, and how it looks. */
@Module({
  controllers: [CompanyController, BrandingController],
  providers: [CompanyProfileRepository, CompanyProfileService, LogoService],
  exports: [CompanyProfileService],
})
export class CompanyModule implements OnModuleInit {
  constructor(private readonly permissions: PermissionRegistry) {}

  onModuleInit(): void {
    this.permissions.declare({
      name: companyUpdatePermission,
      label: text('Fiche de l’entreprise : modifier', 'Company profile: change'),
      module: 'workspace',
      vault: false,
      scoped: false,
      adminOnly: true,
    });
  }
}
