/** The recipe that the experiment follows. Not its choice: RecipeSelect.tsx. */
import { recipes } from '#catalog/recipes/index.ts';
import type { Recipe } from '#catalog/recipes/recipe.ts';
import { useHourglass } from '#store/store.ts';

/** Undefined as soon as more than the data set differs from it. */
export function useRecipe(): Recipe | undefined {
  const recipeId = useHourglass((state) => state.recipeId);
  return recipes.find(({ id }) => id === recipeId);
}
