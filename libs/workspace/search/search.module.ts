import { Module } from '@nestjs/common';
import { SearchController } from './search.controller.js';
import { SearchService } from './search.service.js';

/** Finds records of every kind, and names them. */
@Module({ controllers: [SearchController], providers: [SearchService] })
export class SearchModule {}
