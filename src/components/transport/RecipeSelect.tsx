/** The recipes to start from, and what the chosen one is. Not the settings: a recipe sets all of them but the data set. */
import { recipeFamilies } from '#catalog/recipes/index.ts';
import { useHourglass } from '#store/store.ts';
import { About } from '../settings/About.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './RecipeSelect.module.css';
import { useRecipe } from './useRecipe.ts';

const CUSTOM = 'custom';
const options = recipeFamilies.flatMap(({ label: group, recipes }) =>
  recipes.map(({ id, label, summary }) => ({ value: id, label, detail: summary, group })),
);

export function RecipeSelect() {
  const recipe = useRecipe();
  const applyRecipe = useHourglass((state) => state.applyRecipe);
  const codeSize = useHourglass((state) => state.spec.code.params.size);
  const pixels = useHourglass(({ dataset }) => dataset && dataset.width * dataset.height);
  const isLent = useHourglass(
    ({ lesson, ownExperiment }) => lesson !== undefined && ownExperiment !== undefined,
  );
  const own = { value: CUSTOM, label: isLent ? 'The lesson’s experiment' : 'Your own experiment' };
  return (
    <div className={styles.recipe} data-control="recipe">
      <Select
        className={styles.select}
        label="Recipe"
        hideLabel
        value={recipe?.id ?? CUSTOM}
        options={recipe ? options : [own, ...options]}
        onChange={applyRecipe}
        note={`${pixels ?? '…'} → ${codeSize}`}
      />
      {recipe && <About entry={recipe} />}
    </div>
  );
}
