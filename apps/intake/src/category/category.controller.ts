import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { CurrentPrincipal, forbidden, notFound } from '@owcr/platform';
import { CategoriesDto, CategoryQuestionsDto, questionDtoOf, QuestionsVersionDto } from './category.dto.js';
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
    return {
      items: rows.map(({ code, name, priority, questions, questions_version }) => ({
        code,
        name,
        priority,
        questions: questions.map(questionDtoOf),
        questionsVersion: questions_version,
      })),
    };
  }

  /** What a category asked when an issue with this `questionsVersion` was reported. */
  @Get(':code/questions/:version')
  @ApiOkResponse({ type: CategoryQuestionsDto })
  async questions(
    @CurrentPrincipal() principal: Principal,
    @Param() { code: category, version }: QuestionsVersionDto,
  ): Promise<CategoryQuestionsDto> {
    if (!can(principal, 'read', 'category')) throw forbidden();
    const questions = await this.categories.questionsOf(category, version);
    if (!questions) throw notFound('version of the questions');
    return { category, version, questions: questions.map(questionDtoOf) };
  }
}
