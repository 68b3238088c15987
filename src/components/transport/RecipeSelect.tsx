/** The recipes to start from. Not the settings: a recipe sets all of them but the data set. */
import { recipes } from '#catalog/recipes/index.ts';
import { useHourglass } from '#store/store.ts';
import { Select } from '../ui/Select.tsx';

const CUSTOM = 'custom';
const options = recipes.map(({ id, label, summary }) => ({ value: id, label, detail: summary }));

export function RecipeSelect({ className }: { readonly className?: string | undefined }) {
  const recipeId = useHourglass((state) => state.recipeId);
  const applyRecipe = useHourglass((state) => state.applyRecipe);
  const codeSize = useHourglass((state) => state.spec.code.params.size);
  const pixels = useHourglass(({ dataset }) => dataset && dataset.width * dataset.height);
  const own = { value: CUSTOM, label: 'Your own experiment' };
  return (
    <Select
      className={className}
      label="Recipe"
      hideLabel
      value={recipeId ?? CUSTOM}
      options={recipeId === undefined ? [own, ...options] : options}
      onChange={applyRecipe}
      note={`${pixels ?? '…'} → ${codeSize}`}
    />
  );
}
