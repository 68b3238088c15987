/** Fashion-MNIST. Its id is the name of its folder and of the publication. */
import { defineDataset } from './dataset.ts';

export const fashionMnist = defineDataset({
  id: 'fashion-mnist',
  label: 'Fashion-MNIST',
  summary: '70,000 small pictures of clothes in ten classes. As large as MNIST, but harder.',
  kind: 'image',
  origin: {
    kind: 'files',
    folder: 'fashion-mnist',
    classNames: [
      'T-shirt',
      'trouser',
      'pullover',
      'dress',
      'coat',
      'sandal',
      'shirt',
      'sneaker',
      'bag',
      'ankle boot',
    ],
  },
  licence: 'MIT (Zalando SE, 2017)',
  params: {},
});
