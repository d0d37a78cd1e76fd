package hub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.impl.AbstractNode;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.ForExpression;
import com.schibsted.spt.data.jslt.impl.FunctionExpression;
import com.schibsted.spt.data.jslt.impl.MacroExpression;
import com.schibsted.spt.data.jslt.impl.ObjectComprehension;
import com.schibsted.spt.data.jslt.impl.PlusOperator;
import com.schibsted.spt.data.jslt.impl.Scope;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Puts a meter where a mapping can grow or run on: calls, loops and {@code +}. JSLT has no hook for it and a thread in it
 * cannot be stopped from outside, so the compiled tree is changed in place.
 */
final class MeteredTree {

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    static Expression of(Expression compiled) {
        new MeteredTree().visit(compiled);
        return compiled;
    }

    static Set<String> parametersFromOutside(Expression compiled) {
        try {
            Field slots = compiled.getClass().getDeclaredField("parameterSlots");
            slots.setAccessible(true);
            Map<?, ?> names = (Map<?, ?>) slots.get(compiled);
            return names.keySet().stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("JSLT changed its inner shape", e);
        }
    }

    private void visit(Object node) {
        if (node == null || !seen.add(node)) {
            return;
        }
        if (node instanceof Collection<?> many) {
            many.forEach(this::visit);
        } else if (node instanceof Map<?, ?> map) {
            map.values().forEach(this::visit);
        } else if (node instanceof Object[] array) {
            visitArray(array);
        } else if (isTree(node.getClass().getName())) {
            visitFields(node);
        }
    }

    /** Built-in functions are shared by all mappings and hold no tree. */
    private static boolean isTree(String type) {
        return type.startsWith("com.schibsted.spt.data.jslt.impl.") && !type.contains("BuiltinFunctions");
    }

    private void visitArray(Object[] array) {
        boolean replaceable = array.getClass().getComponentType() == ExpressionNode.class;
        for (int i = 0; i < array.length; i++) {
            visit(array[i]);
            if (replaceable && grows(array[i])) {
                array[i] = new Metered((ExpressionNode) array[i]);
            }
        }
    }

    private void visitFields(Object node) {
        for (Class<?> type = node.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    visitField(node, field);
                }
            }
        }
    }

    private void visitField(Object node, Field field) {
        try {
            field.setAccessible(true);
            Object value = field.get(node);
            visit(value);
            if (field.getType() == ExpressionNode.class && (grows(value) || isLoopOver(node, field))) {
                field.set(node, new Metered((ExpressionNode) value));
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("JSLT changed its inner shape: " + field, e);
        }
    }

    private static boolean grows(Object value) {
        return value instanceof FunctionExpression || value instanceof MacroExpression || value instanceof PlusOperator;
    }

    private static boolean isLoopOver(Object node, Field field) {
        return node instanceof ForExpression && field.getName().equals("valueExpr")
                || node instanceof ObjectComprehension && field.getName().equals("loop");
    }

    private static final class Metered extends AbstractNode {

        private final ExpressionNode inner;

        Metered(ExpressionNode inner) {
            super(null);
            this.inner = inner;
        }

        @Override
        public JsonNode apply(Scope scope, JsonNode input) {
            JsonNode result = inner.apply(scope, input);
            Meter.charge(1 + (result.isTextual() ? result.textValue().length() >> 2 : result.size()));
            return result;
        }
    }
}
