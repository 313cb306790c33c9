// The demonstration of the element: the page drives the lab.

const lab = document.querySelector('#driven');
const said = document.querySelector('#said');
async function train(state) {
  said.textContent = '…';
  try {
    await lab.setState(state);
    const { step, loss } = await lab.advance(50);
    said.textContent = `After ${step} steps the loss is ${Number(loss).toFixed(3)}.`;
  } catch (error) {
    said.textContent = error.message;
  }
}
document.querySelector('#sigmoid').onclick = () => train({ act: 'sigmoid', init: 'xavier-uniform' });
document.querySelector('#relu').onclick = () => train({ act: 'relu', init: 'he-normal' });
