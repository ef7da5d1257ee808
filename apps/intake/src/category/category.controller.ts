import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { CurrentPrincipal, forbidden } from '@owcr/platform';
import { CategoriesDto } from './category.dto.js';
import { CategoryStore } from './category.store.js';

@ApiTags('categories')
@Controller('categories')
export class CategoryController {
  constructor(private readonly categories: CategoryStore) {}

  @Get()
  @ApiOkResponse({ type: CategoriesDto })
  async list(@CurrentPrincipal() principal: Principal): Promise<CategoriesDto> {
    if (!can(principal, 'read', 'category')) throw forbidden();
    const rows = await this.categories.all();
    return { items: rows.map(({ code, name, priority, questions }) => ({ code, name, priority, questions })) };
  }
}
